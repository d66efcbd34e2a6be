import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { emptyGuide } from '../templates.ts';
import { Autosave } from './autosave.ts';
import type { Delivery, DraftBackup, SentDraft } from './draft-sending.ts';

const guide = (title: string) => emptyGuide(title);
const kept = { draft: null as SentDraft | null };
const backup = {
	read: () => kept.draft,
	write: (draft: SentDraft) => (kept.draft = draft),
	clear: () => (kept.draft = null)
} as unknown as DraftBackup;
let sent: SentDraft[];
let said: string[];
let answers: Delivery[];

const saved = (revision: number): Delivery => ({
	state: 'saved',
	revision,
	updatedAt: '2026-11-23T12:00:00Z'
});
const anAutosave = (...replies: Delivery[]) => {
	answers = replies;
	return new Autosave({
		revision: 1,
		savedAt: '2026-11-23 11:00:00+00',
		backup,
		onStatus: (status) => said.push(status.state),
		send: (draft) => {
			sent.push(draft);
			const answer = answers.shift();
			if (!answer) throw new Error('sent more than expected');
			return Promise.resolve(answer);
		}
	});
};

beforeEach(() => {
	sent = [];
	said = [];
	kept.draft = null;
	vi.useFakeTimers();
});
afterEach(() => vi.useRealTimers());

it('sends only the last of what was typed in a row, and forgets the backup once it has arrived', async () => {
	const autosave = anAutosave(saved(2));
	for (const title of ['W', 'Wo', 'Won']) autosave.changed(guide(title));
	expect(kept.draft?.guide.title.nl).toBe('Won');
	await vi.runAllTimersAsync();
	expect(sent.map(({ guide, revision }) => [guide.title.nl, revision])).toEqual([['Won', 1]]);
	expect(said).toEqual(['waiting', 'waiting', 'waiting', 'saving', 'saved']);
	expect(autosave.revision).toBe(2);
	expect(kept.draft).toBeNull();
});

it('keeps what cannot be sent and tries again by itself', async () => {
	const autosave = anAutosave({ state: 'unreachable' }, saved(2));
	autosave.changed(guide('Wonen'));
	await vi.advanceTimersByTimeAsync(1000);
	expect(autosave.status.state).toBe('unreachable');
	expect(kept.draft?.guide.title.nl).toBe('Wonen');
	await vi.advanceTimersByTimeAsync(6000);
	expect(sent).toHaveLength(2);
	expect(autosave.status.state).toBe('saved');
});

it('stops for somebody else’s draft until a person chooses', async () => {
	const theirs = { revision: 7, guide: guide('Van een ander') };
	const autosave = anAutosave({ state: 'changed-elsewhere', ...theirs }, saved(8));
	autosave.changed(guide('Van mij'));
	await vi.runAllTimersAsync();
	expect(autosave.status).toEqual({
		state: 'elsewhere',
		theirs: { ...theirs, state: 'changed-elsewhere' }
	});
	autosave.changed(guide('Van mij, verder'));
	await vi.runAllTimersAsync();
	expect(sent).toHaveLength(1);
	autosave.settle(guide('Van mij, verder'));
	await vi.runAllTimersAsync();
	expect(sent[1]).toEqual({ revision: 7, guide: guide('Van mij, verder') });
	expect(autosave.status.state).toBe('saved');
});

it('recognises its own draft when the answer to it was lost', async () => {
	const first = guide('Eerst');
	const autosave = anAutosave(
		{ state: 'unreachable' },
		{ state: 'changed-elsewhere', revision: 2, guide: first },
		saved(3)
	);
	autosave.changed(first);
	await vi.advanceTimersByTimeAsync(1000);
	autosave.changed(guide('Daarna'));
	await vi.runAllTimersAsync();
	expect(sent.map(({ guide, revision }) => [guide.title.nl, revision])).toEqual([
		['Eerst', 1],
		['Daarna', 1],
		['Daarna', 2]
	]);
	expect(autosave.status.state).toBe('saved');
});
