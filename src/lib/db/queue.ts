import { z } from 'zod';
import { CodedAnswer } from '../themes/coded-answer.ts';
import type { Filters } from '../themes/filters.ts';
import { checksNeeded, estimateQuality, orderQueue, type Waiting } from '../themes/queue.ts';
import { TARGETS, type CheckState } from '../themes/check-state.ts';
import { tokenise } from '../themes/text.ts';
import { functionWords } from '../themes/words.ts';
import { unwrap, type Db } from './client.ts';

const Candidates = z.object({
	left: z.int(),
	waiting: z.array(z.object({ id: z.uuid(), expected: z.number(), text: z.string().optional() }))
});

/** How many answers one call gives. */
const HELPING = 10;

/** The words of content in an answer, by which it resembles others. */
const wordsIn = (text: string): string[] => [
	...new Set(
		tokenise(text)
			.map(({ folded }) => folded)
			.filter((word) => !functionWords.has(word))
	)
];

/**
 * What to check next: the answers that teach most, with every fifth drawn at random (`orderQueue`). In a large consultation
 * this is the order of a random sample, so that what is drawn from it is a random draw from all.
 * @param have ids that the desk has already
 */
export async function checkQueue(
	db: Db,
	consultation: string,
	{ theme, filters, have = [] }: { theme?: string; filters: Filters; have?: readonly string[] }
): Promise<{ left: number; answers: CodedAnswer[] }> {
	const args = { consultation, filters, theme: theme ?? null };
	const { left, waiting } = Candidates.parse(unwrap(await db.rpc('check_candidates', args)));
	const candidates = waiting.map(({ id, expected, text }): Waiting => ({
		id,
		expected,
		...(text === undefined ? {} : { words: wordsIn(text) })
	}));
	const known = new Set(have);
	const next = orderQueue(candidates, { seed: consultation })
		.filter(({ id }) => !known.has(id))
		.slice(0, HELPING);
	const ids = next.map(({ id }) => id);
	if (ids.length === 0) return { left, answers: [] };
	const [read, assigned] = await Promise.all([
		db.rpc('answers_by_id', { consultation, ids }),
		db.from('answer_assignment').select('answer_id, next_themes').in('answer_id', ids)
	]);
	const why = new Map(next.map((queued) => [queued.id, queued.why]));
	const nextThemes = new Map(unwrap(assigned).map((row) => [row.answer_id, row.next_themes]));
	const answers = z
		.array(CodedAnswer)
		.parse(unwrap(read))
		.map((answer) => ({
			...answer,
			random: why.get(answer.id) === 'random',
			next: nextThemes.get(answer.id) ?? []
		}));
	return { left, answers };
}

const Quality = z.object({
	checked: z.int(),
	waiting: z.array(z.object({ expected: z.number(), answers: z.int() })),
	drawn: z.array(z.object({ expected: z.number(), actual: z.number() }))
});

/** Of more answers than this each one here stands for several: the estimate is vaguer than the difference. */
const MOST_WEIGHED = 4000;

/** How good the suggestions for unchecked answers are expected to be, and how many checks each target still takes. */
export async function checkState(db: Db, consultation: string): Promise<CheckState> {
	const { checked, waiting, drawn } = Quality.parse(
		unwrap(await db.rpc('check_quality', { consultation }))
	);
	const total = waiting.reduce((sum, { answers }) => sum + answers, 0);
	const share = Math.max(1, total / MOST_WEIGHED);
	const each = waiting.flatMap(({ expected, answers }, bin) =>
		Array.from({ length: Math.round(answers / share) }, (_, i): Waiting => ({
			id: `${bin} ${i}`,
			expected
		}))
	);
	const quality = estimateQuality(each, drawn);
	return {
		waiting: total,
		quality,
		needed: TARGETS.map((target) => ({
			target,
			checks: Math.round(share * (checksNeeded(each, checked / share, quality, target) ?? 0))
		}))
	};
}
