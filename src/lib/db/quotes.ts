import type { ReleasedQuote } from '../report/compose.ts';
import { partText } from '../themes/parts.ts';
import { unwrap, type Db, type Enums } from './client.ts';

export interface TeamQuote extends ReleasedQuote {
	answer: string;
	releasedAt: string;
	revokedAt: string | null;
	/** Its response was found to be a double, and counts in no figure. */
	ofDouble: boolean;
}

/** All quotes of a consultation, the newest first, also those that were taken back. */
export async function list(db: Db, consultation: string): Promise<TeamQuote[]> {
	const rows = unwrap(
		await db
			.from('quote')
			.select(
				'id, answer_id, theme_id, text, translated, released_at, revoked_at, answer (voice, coding (theme_id, state), response (is_double))'
			)
			.eq('consultation_id', consultation)
			.order('released_at', { ascending: false })
			.order('id')
	);
	return rows.map((row) => ({
		id: row.id,
		answer: row.answer_id,
		theme: row.theme_id,
		text: row.text,
		paraphrase: row.answer.voice === 'paraphrase',
		translated: row.translated,
		fits:
			row.answer.voice !== 'observation' &&
			row.answer.coding.some((c) => c.theme_id === row.theme_id && c.state === 'confirmed'),
		releasedAt: row.released_at,
		revokedAt: row.revoked_at,
		ofDouble: row.answer.response.is_double
	}));
}

/** The quotes that a report may use now. */
export async function usable(db: Db, consultation: string): Promise<TeamQuote[]> {
	return (await list(db, consultation)).filter((quote) => quote.revokedAt === null);
}

export interface SourceAnswer {
	id: string;
	text: string;
	voice: Enums<'answer_voice'>;
	question: string;
	themes: { id: string; state: Enums<'coding_state'> }[];
	/** A worker's Dutch for it. */
	translation: string | null;
}

/** One open answer to quote from, or null when there is none that the caller may see. */
export async function source(
	db: Db,
	consultation: string,
	answer: string
): Promise<SourceAnswer | null> {
	return (await sources(db, consultation, [answer]))[0] ?? null;
}

/** Open answers by their ids, with the question and their codings. Ids of other consultations give nothing. */
export async function sources(
	db: Db,
	consultation: string,
	answers: string[]
): Promise<SourceAnswer[]> {
	const rows = unwrap(
		await db
			.from('answer')
			.select(
				'id, text, voice, question (text), coding (theme_id, state), answer_translation (text)'
			)
			.eq('consultation_id', consultation)
			.eq('kind', 'open')
			.in('id', answers)
	);
	return rows.flatMap(({ id, text, voice, question, coding, answer_translation }) =>
		text === null || voice === null
			? []
			: {
					id,
					text,
					voice,
					question: question.text,
					themes: coding.map((c) => ({ id: c.theme_id, state: c.state })),
					translation: answer_translation?.text ?? null
				}
	);
}

export interface NewQuote {
	id: string;
	consultation: string;
	answer: string;
	theme: string;
	text: string;
	releasedBy: string;
	/** The words come from the translation. */
	translated?: boolean;
}

/** @throws DbError `notAnExcerpt` when it holds words that were not said; `notAllowed` for an observation. */
export async function release(db: Db, quote: NewQuote): Promise<void> {
	unwrap(
		await db.from('quote').insert({
			id: quote.id,
			consultation_id: quote.consultation,
			answer_id: quote.answer,
			theme_id: quote.theme,
			text: quote.text,
			released_by: quote.releasedBy,
			translated: quote.translated ?? false
		})
	);
}

/** Answers that somebody marked as worth quoting, or a part of them, and that nothing was quoted from yet; the newest mark first. */
export async function marked(
	db: Db,
	consultation: string
): Promise<{ answer: string; text: string; question: string; part: string | null }[]> {
	const rows = unwrap(
		await db
			.from('quote_mark')
			.select('answer_id, start, size, answer (text, question (text), quote (revoked_at))')
			.eq('consultation_id', consultation)
			.order('marked_at', { ascending: false })
	);
	return rows.flatMap(({ answer_id, start, size, answer: { text, question, quote } }) => {
		if (text === null || quote.some(({ revoked_at }) => revoked_at === null)) return [];
		const part = start === null || size === null ? null : partText(text, { start, size });
		return { answer: answer_id, text, question: question.text, part };
	});
}

/**
 * Takes quotes back, for good: they leave the reports that were published with them as well.
 * @returns how many of them still stood
 */
export async function revoke(
	db: Db,
	consultation: string,
	quotes: string[],
	now: Date
): Promise<number> {
	const rows = unwrap(
		await db
			.from('quote')
			.update({ revoked_at: now.toISOString() })
			.in('id', quotes)
			.eq('consultation_id', consultation)
			.is('revoked_at', null)
			.select('id')
	);
	return rows.length;
}
