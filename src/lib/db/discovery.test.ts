import { aGuide, aResponse, openQuestion } from '../../../tests/support/builders.ts';
import { expect, test } from '../../../tests/support/database.ts';
import { Seed } from '../../../tests/support/seed.ts';
import type { Backstage } from '../../../tests/support/backstage.ts';
import { unwrap } from './client.ts';
import { seedCodebook } from './codebook.ts';
import { decide, suggestPending } from './codings.ts';
import { candidates, decideCandidate, renameCandidate, search } from './discovery.ts';
import { codebook, overview } from './themes.ts';

const TEXTS = [
	'flurp is te duur',
	'de flurp kost veel, flurp, flurp en duur',
	'goedkopere flurp graag',
	'flurp, flurp en duur',
	'De obelisk zoemt',
	'weet niet'
];

/** Four residents speak of something that no codebook knows, one of an obelisk, one of nothing. */
async function aStory(rung: Backstage) {
	const seed = new Seed(rung);
	const to = await seed.consultation({
		guide: aGuide().with(openQuestion('Wat mist u?', { key: 'mist' }))
	});
	const said = [];
	for (const [place, text] of TEXTS.entries())
		said.push(await seed.response(to, aResponse(`bewoner ${place}`).answering('mist', text)));
	const { db } = await seed.account('worker');
	await seedCodebook(db, to.id);
	const look = async () => {
		const steps = [];
		for await (const step of search(db, to.id)) steps.push(step);
		return steps.at(-1);
	};
	const open = async () => (await candidates(db, to.id)).filter(({ state }) => state === 'open');
	const theme = (name: string) => ({
		id: '6ee6e1a0-110b-42a8-a8b5-46688b1b234b',
		key: 'flurp',
		name,
		definition: '',
		includes: '',
		excludes: '',
		colour: '#006c30',
		position: 20
	});
	return { seed, to, db, said, look, open, theme };
}

test('groups what no theme covers; what is accepted becomes a theme whose suggestions stay', async ({
	rung
}) => {
	const { to, db, look, open, theme } = await aStory(rung);
	expect(await look()).toEqual({ phase: 'done', found: 1, grouped: 6, total: 6 });
	const [group, voices] = await open();
	expect(group).toMatchObject({ size: 4, voices: false });
	expect(group!.label).toMatch(/flurp/i);
	expect(voices!.answers.map(({ text }) => text)).toEqual(['De obelisk zoemt']);
	await renameCandidate(db, group!.id, 'Dure flurp');
	expect((await open())[0]!.label).toBe('Dure flurp');
	await decideCandidate(db, group!.id, { act: 'accept', theme: theme('Flurp') }, 'vaak genoemd');
	await expect(decideCandidate(db, group!.id, { act: 'refuse' }, '')).rejects.toMatchObject({
		code: 'WS061'
	});
	const size = async () =>
		(await overview(db, to.id)).themes.find((count) => count.theme === theme('').id)!;
	expect(await size()).toMatchObject({ confirmed_answers: 0, suggested_answers: 4 });
	await suggestPending(db, to.id);
	expect(await size()).toMatchObject({ suggested_answers: 4 });
	expect(await look()).toMatchObject({ found: 0, grouped: 2 });
});

test('merges into a theme, and never touches what a person rejected', async ({ rung }) => {
	const { to, db, said, look, open } = await aStory(rung);
	const green = (await codebook(db, to.id)).find(({ key }) => key === 'groen')!.id;
	const answer = said[0]!.answers.mist!;
	await decide(db, to.id, { decisions: [{ answer, theme: green, act: 'reject' }], checks: [] });
	await look();
	await decideCandidate(db, (await open())[0]!.id, { act: 'merge', target: green }, '');
	const count = (await overview(db, to.id)).themes.find(({ theme }) => theme === green)!;
	expect(count).toMatchObject({ confirmed_answers: 0, suggested_answers: 3 });
});

test('a refusal holds when more of the same comes in, until somebody takes it back', async ({
	rung
}) => {
	const { seed, to, db, look, open } = await aStory(rung);
	await look();
	const [group] = await open();
	await decideCandidate(db, group!.id, { act: 'refuse' }, 'geen thema');
	for (const place of [7, 8, 9])
		await seed.response(
			to,
			aResponse(`bewoner ${place}`).answering('mist', `dure flurp, flurp ${place}`)
		);
	expect(await look()).toMatchObject({ found: 0, grouped: 5 });
	const refused = (await candidates(db, to.id)).find(({ state }) => state === 'refused')!;
	expect(refused).toMatchObject({ id: group!.id, size: 7, why: 'geen thema' });
	await decideCandidate(db, group!.id, { act: 'reopen' }, '');
	expect((await open()).map(({ id }) => id)).toContain(group!.id);
});

test('a withdrawn answer takes the words of its group along', async ({ rung }) => {
	const { seed, to, db, said, look, open } = await aStory(rung);
	await look();
	const [group] = await open();
	await decideCandidate(db, group!.id, { act: 'refuse' }, '');
	const coordinator = await seed.account('coordinator');
	unwrap(await coordinator.db.rpc('withdraw_response', { response: said[0]!.id }));
	const refused = (await candidates(db, to.id)).find(({ state }) => state === 'refused')!;
	expect(refused).toMatchObject({ size: 3, words: [] });
});
