import { z } from 'zod';
import { findCandidates } from '../themes/candidates.ts';
import { defaultCodebook } from '../themes/codebook.ts';
import { unwrap, type Db } from './client.ts';
import type { ThemeFields } from './themes.ts';

/** The newest of so many answers are grouped at a time: about a second of work, so that nobody else has to wait long. */
export const MOST_GROUPED = 5000;
/** How many answers one call to the database reads. */
const BATCH = 500;

const Page = z.object({
	total: z.int(),
	answers: z.array(z.object({ id: z.uuid(), question: z.string(), text: z.string() }))
});
const FoundCandidate = z.object({
	id: z.uuid(),
	label: z.string(),
	words: z.array(z.string()),
	voices: z.boolean(),
	state: z.enum(['open', 'accepted', 'merged', 'refused']),
	theme: z.uuid().nullable(),
	why: z.string(),
	/** How many answers it has; at most thirty of them are in `answers`, the most typical first. */
	size: z.int(),
	answers: z.array(z.object({ id: z.uuid(), response: z.uuid(), text: z.string() }))
});
export type FoundCandidate = z.infer<typeof FoundCandidate>;

export async function candidates(db: Db, consultation: string): Promise<FoundCandidate[]> {
	const rows = unwrap(await db.rpc('theme_candidates', { consultation }));
	return z.array(FoundCandidate).parse(rows);
}

/** How far the search is: reading answers, grouping them, or done with so many candidates. */
export type Progress =
	| { phase: 'reading'; done: number; total: number }
	| { phase: 'grouping'; total: number }
	| { phase: 'done'; found: number; grouped: number; total: number };

/**
 * Looks for groups in what the codebook does not cover, and puts them in the place of those that nobody decided on.
 * Telling that the grouping begins is worth a moment: it lets what was told reach the reader first.
 */
export async function* search(db: Db, consultation: string): AsyncGenerator<Progress> {
	const read = async (skip: number) =>
		Page.parse(unwrap(await db.rpc('answers_to_group', { consultation, skip, most: BATCH })));
	const first = await read(0);
	const answers = [...first.answers];
	const total = Math.min(first.total, MOST_GROUPED);
	while (answers.length < total) {
		yield { phase: 'reading', done: answers.length, total };
		const page = await read(answers.length);
		if (page.answers.length === 0) break;
		answers.push(...page.answers);
	}
	yield { phase: 'grouping', total: answers.length };
	await new Promise((resolve) => setTimeout(resolve));
	const refused = (await candidates(db, consultation)).filter(({ state }) => state === 'refused');
	const found = findCandidates(answers, defaultCodebook, refused);
	unwrap(
		await db.rpc('save_candidates', { consultation, candidates: found.map((c) => ({ ...c })) })
	);
	yield {
		phase: 'done',
		found: found.filter(({ voices, refused: again }) => !voices && !again).length,
		grouped: answers.length,
		total: first.total
	};
}

export type CandidateDecision =
	| { act: 'accept'; theme: ThemeFields }
	| { act: 'merge'; target: string }
	| { act: 'refuse' }
	| { act: 'reopen' };

/** @throws DbError `decided` when somebody else decided on it meanwhile, `mergeTarget` when the theme cannot take it. */
export async function decideCandidate(
	db: Db,
	candidate: string,
	decision: CandidateDecision,
	why: string
): Promise<void> {
	const args = {
		candidate,
		act: decision.act,
		why,
		...(decision.act === 'accept' ? { theme: { ...decision.theme } } : {}),
		...(decision.act === 'merge' ? { target: decision.target } : {})
	};
	unwrap(await db.rpc('decide_candidate', args));
}

export async function renameCandidate(db: Db, candidate: string, label: string): Promise<void> {
	unwrap(
		await db.from('theme_candidate').update({ label }).eq('id', candidate).eq('state', 'open')
	);
}
