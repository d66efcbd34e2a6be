import { z } from 'zod';
import { likePairs } from '../answering/duplicates.ts';
import { DB_CODE, isDbError, unwrap, type Db } from './client.ts';

export const Doubt = z.enum(['device', 'code', 'no_code', 'fast', 'similar']);
export type Doubt = z.infer<typeof Doubt>;
export const Verdict = z.enum(['keep', 'double']);
export type Verdict = z.infer<typeof Verdict>;

const Flag = z.object({
	response_id: z.uuid(),
	kind: Doubt,
	other_id: z.uuid().nullable(),
	verdict: Verdict.nullable(),
	decided_by: z.uuid().nullable(),
	decided_at: z.string().nullable()
});
export type Flag = z.infer<typeof Flag>;

const PAGE = 1000;

/** Every flag of a consultation, judged or not. */
async function stored(db: Db, consultation: string): Promise<Flag[]> {
	const rows = unwrap(
		await db
			.from('response_flag')
			.select('response_id, kind, other_id, verdict, decided_by, decided_at')
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
			decided_by: null,
			decided_at: null
		}));
	return [...fresh, ...flags];
}

/** The flags on one response. */
export async function of(db: Db, response: string): Promise<Flag[]> {
	const rows = unwrap(
		await db
			.from('response_flag')
			.select('response_id, kind, other_id, verdict, decided_by, decided_at')
			.eq('response_id', response)
	);
	return z.array(Flag).parse(rows);
}

/**
 * A double counts in no figure until its verdict is taken back.
 * @param verdict null takes the verdict back
 * @returns 'circle' when the other response is a double of this one already: then neither would count
 */
export async function judge(
	db: Db,
	consultation: string,
	flag: { response: string; kind: Doubt; other: string | null; verdict: Verdict | null }
): Promise<'judged' | 'circle'> {
	try {
		unwrap(await db.rpc('judge_flag', { consultation, ...flag }));
	} catch (cause) {
		if (!isDbError(cause, DB_CODE.doubleOfThis)) throw cause;
		return 'circle';
	}
	return 'judged';
}
