import { expect, test } from 'vitest';
import { byTheme, ReactionForm, type TeamReaction } from './reaction.ts';

const GREEN = { id: '00000000-0000-4000-8000-000000000001', name: 'Groen' };
const SAFETY = { id: '00000000-0000-4000-8000-000000000002', name: 'Veiligheid' };
const reaction = (change: Partial<TeamReaction>): TeamReaction => ({
	report: 'r',
	theme: GREEN,
	kind: 'agree',
	remark: '',
	at: '2026-11-23',
	...change
});

test('reactions are counted per theme, the most discussed first, the whole last', () => {
	const said = [
		reaction({ theme: null, kind: null, remark: 'Goed verslag' }),
		reaction({ theme: SAFETY, kind: 'elsewhere' }),
		reaction({}),
		reaction({ kind: 'missing', remark: 'De linden' }),
		reaction({})
	];
	expect(byTheme(said)).toEqual([
		{
			theme: GREEN,
			counts: { agree: 2, elsewhere: 0, missing: 1 },
			remarks: [{ kind: 'missing', text: 'De linden' }]
		},
		{ theme: SAFETY, counts: { agree: 0, elsewhere: 1, missing: 0 }, remarks: [] },
		{
			theme: null,
			counts: { agree: 0, elsewhere: 0, missing: 0 },
			remarks: [{ kind: null, text: 'Goed verslag' }]
		}
	]);
});

test('a form about the whole report has no theme, and may hold a remark only', () => {
	expect(ReactionForm.parse({ theme: '', remark: ' Dank u ' })).toEqual({
		theme: null,
		kind: null,
		remark: 'Dank u'
	});
});

test('a form with a made-up choice or a very long remark is refused', () => {
	expect(ReactionForm.safeParse({ theme: GREEN.id, kind: 'boos' }).success).toBe(false);
	expect(ReactionForm.safeParse({ theme: GREEN.id, remark: 'a'.repeat(2001) }).success).toBe(false);
});
