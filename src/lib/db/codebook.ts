import { randomUUID } from 'node:crypto';
import { defaultCodebook } from '../themes/codebook.ts';
import { PALETTE } from '../themes/palette.ts';
import { unwrap, type Db } from './client.ts';
import type { ThemeFields } from './themes.ts';

/** The default codebook as `save_theme` takes it, with ids of its own and a colour each. */
export function startingThemes() {
	return defaultCodebook.map(({ id: key, name, definition, includes, excludes }, position) => ({
		id: randomUUID(),
		key,
		name,
		definition,
		includes,
		excludes,
		colour: PALETTE[position % PALETTE.length]!,
		position
	}));
}

/** Adds the default themes that a consultation does not have. A new consultation has them already. */
export async function seedCodebook(db: Db, consultationId: string): Promise<void> {
	const rows = unwrap(await db.from('theme').select('key').eq('consultation_id', consultationId));
	const present = new Set(rows.map(({ key }) => key));
	for (const theme of startingThemes()) {
		if (present.has(theme.key)) continue;
		unwrap(await db.rpc('save_theme', { consultation: consultationId, theme }));
	}
}

/** Puts a theme under another one, or (null) on its own. @throws DbError `twoLevels` when that would make a third level. */
export async function move(
	db: Db,
	theme: string,
	parent: string | null,
	why: string
): Promise<void> {
	unwrap(await db.rpc('move_theme', { theme, parent, why }));
}

/** One place up (-1) or down (1) among the themes of its level. */
export async function step(db: Db, theme: string, by: -1 | 1): Promise<void> {
	unwrap(await db.rpc('step_theme', { theme, step: by }));
}

/** A part of an answer that somebody marked for a theme, by where it starts. */
export interface MarkedPart {
	answer: string;
	start: number;
}

/**
 * Makes a theme of these answers of another theme, with who decided what. Of answers that are not among them these marked
 * parts go; where a part stays behind, the answer has both themes.
 * @returns how many answers the new theme has
 */
export async function split(
	db: Db,
	source: string,
	theme: ThemeFields,
	{ answers, parts = [] }: { answers: readonly string[]; parts?: readonly MarkedPart[] },
	why: string
): Promise<number> {
	const args = {
		source,
		theme: { ...theme },
		answers: [...answers],
		why,
		parts: parts.map((part) => ({ ...part }))
	};
	return unwrap(await db.rpc('split_theme', args));
}

/** An answer that shows what a theme is about. */
export interface Example {
	theme: string;
	answer: string;
	response: string;
	text: string;
	/** A worker's Dutch for it. */
	translation: string | null;
}

/** The examples of every theme, the oldest first. */
export async function examples(db: Db, consultationId: string): Promise<Example[]> {
	const rows = unwrap(
		await db
			.from('theme_example')
			.select('theme_id, answer_id, answer!inner (text, response_id, answer_translation (text))')
			.eq('consultation_id', consultationId)
			.order('added_at')
	);
	return rows.map(({ theme_id, answer_id, answer }) => ({
		theme: theme_id,
		answer: answer_id,
		response: answer.response_id,
		text: answer.text ?? '',
		translation: answer.answer_translation?.text ?? null
	}));
}

/** The answers that are examples of one theme. */
export async function exampleIds(db: Db, theme: string): Promise<string[]> {
	const rows = unwrap(await db.from('theme_example').select('answer_id').eq('theme_id', theme));
	return rows.map(({ answer_id }) => answer_id);
}

/** Makes an answer an example of a theme, or takes that back. Doing it twice changes nothing. */
export async function setExample(
	db: Db,
	example: { consultation: string; theme: string; answer: string; by: string },
	on: boolean
): Promise<void> {
	const { consultation: consultation_id, theme: theme_id, answer: answer_id, by } = example;
	const table = db.from('theme_example');
	unwrap(
		on
			? await table.upsert(
					{ consultation_id, theme_id, answer_id, added_by: by },
					{ onConflict: 'theme_id,answer_id', ignoreDuplicates: true }
				)
			: await table
					.delete()
					.eq('consultation_id', consultation_id)
					.eq('theme_id', theme_id)
					.eq('answer_id', answer_id)
	);
}
