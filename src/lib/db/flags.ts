import { z } from 'zod';
import { likePairs } from '../answering/duplicates.ts';
import { DB_CODE, isDbError, unwrap, type Db } from './client.ts';

export const Doubt = z.enum(['device', 'code', 'no_code', 'fast', 'similar']);
export type Doubt = z.infer<typeof Doubt>;
export const Verdict = z.enum(['keep', 'double']);
export type Verdict = z.infer<typeof Verdict>;

const FLAG =
	'response_id, kind, other_id, verdict, left_out_id, response_flag_event (verdict, left_out_id, decided_by, decided_at)';

const Found = z.object({
	verdict: Verdict.nullable(),
	/** Of a double: the one that counts in no figure. */
	left_out_id: z.uuid().nullable(),
	decided_by: z.uuid().nullable(),
	decided_at: z.string()
});
export type Found = z.infer<typeof Found>;
const Flag = z
	.object({
		response_id: z.uuid(),
		kind: Doubt,
		other_id: z.uuid().nullable(),
		verdict: Verdict.nullable(),
		left_out_id: z.uuid().nullable(),
		response_flag_event: Found.array()
	})
	.transform(({ response_flag_event: events, ...flag }) => ({
		...flag,
		history: events.toSorted((a, b) => a.decided_at.localeCompare(b.decided_at))
	}));
export type Flag = z.infer<typeof Flag>;

const PAGE = 1000;

/** Every flag of a consultation, judged or not. */
async function stored(db: Db, consultation: string): Promise<Flag[]> {
	const rows = unwrap(
		await db
			.from('response_flag')
			.select(FLAG)
			.eq('consultation_id', consultation)
			.order('created_at', { ascending: false })
			.limit(PAGE)
	);
	return z.array(Flag).parse(rows);
}

/** What residents said in their own words, by response, in the order in which they came in. */
async function said(db: Db, consultation: string) {
	const texts = new Map<string, string>();
	for (let from = 0; ; from += PAGE) {
		const rows = unwrap(
			await db
				.from('answer')
				.select('response_id, text')
				.eq('consultation_id', consultation)
				.eq('kind', 'open')
				.not('text', 'is', null)
				.order('created_at')
				.order('id')
				.range(from, from + PAGE - 1)
		);
		for (const { response_id: id, text } of rows)
			texts.set(id, `${texts.get(id) ?? ''} ${text ?? ''}`);
		if (rows.length < PAGE) return [...texts].map(([id, text]) => ({ id, text }));
	}
}

/** What the team may want to look at: stored flags, and pairs of near-identical answers that nobody judged yet. */
export async function list(db: Db, consultation: string): Promise<Flag[]> {
	const [flags, texts] = await Promise.all([stored(db, consultation), said(db, consultation)]);
	const judged = new Set(
		flags
			.filter(({ kind }) => kind === 'similar')
			.map((one) => `${one.response_id} ${one.other_id}`)
	);
	const fresh = likePairs(texts)
		.filter(({ response, other }) => !judged.has(`${response} ${other}`))
		.map(({ response, other }): Flag => ({
			response_id: response,
			kind: 'similar',
			other_id: other,
			verdict: null,
			left_out_id: null,
			history: []
		}));
	return [...fresh, ...flags];
}

/** Whether somebody still has to look at a response, by itself or as the possible double of another. */
export async function isDoubtful(db: Db, response: string): Promise<boolean> {
	const { count, ...result } = await db
		.from('response_flag')
		.select('id', { count: 'exact', head: true })
		.or(`response_id.eq.${response},other_id.eq.${response}`)
		.is('verdict', null);
	unwrap({ ...result, data: null });
	return (count ?? 0) > 0;
}

export interface Judgement {
	response: string;
	/** All the reasons for doubt that it is about. */
	kinds: Doubt[];
	/** The response that it may be the double of. */
	other: string | null;
	/** null takes the verdict back. */
	verdict: Verdict | null;
	/** Of a double, the one that counts in no figure. */
	leftOut: string | null;
}

/**
 * Says of a response, or of two, whether both count. What is left out counts in no figure until its verdict is taken back.
 * @returns 'circle' when the one that is to count is a double of the other already: then neither would count
 */
export async function judge(
	db: Db,
	consultation: string,
	{ leftOut, ...judgement }: Judgement
): Promise<'judged' | 'circle'> {
	try {
		unwrap(await db.rpc('judge_flags', { consultation, ...judgement, left_out: leftOut }));
	} catch (cause) {
		if (!isDbError(cause, DB_CODE.doubleOfThis)) throw cause;
		return 'circle';
	}
	return 'judged';
}
