import { z } from 'zod';
import { CodedAnswer } from '../themes/coded-answer.ts';
import { Breakdown, Overview } from '../themes/counts.ts';
import type { Dimension, Filters, Pick, Unit } from '../themes/filters.ts';
import { unwrap, type Db, type Tables } from './client.ts';

export type Theme = Tables<'theme'>;
export type ThemeRevision = Tables<'theme_revision'>;

/** The codebook in order, archived themes included. */
export async function codebook(db: Db, consultationId: string): Promise<Theme[]> {
	return unwrap(
		await db
			.from('theme')
			.select('*')
			.eq('consultation_id', consultationId)
			.order('position')
			.order('key')
	);
}

/** The open questions of every published version, each as it was worded last, in the order of the guide. */
export async function openQuestions(
	db: Db,
	consultationId: string
): Promise<{ key: string; text: string }[]> {
	const rows = unwrap(
		await db
			.from('question')
			.select('key, text, position, guide_version!inner (number)')
			.eq('consultation_id', consultationId)
			.eq('kind', 'open')
	);
	const newest = new Map<string, (typeof rows)[number]>();
	for (const row of rows) {
		const known = newest.get(row.key);
		if (!known || known.guide_version.number < row.guide_version.number) newest.set(row.key, row);
	}
	return [...newest.values()]
		.sort((a, b) => a.position - b.position)
		.map(({ key, text }) => ({ key, text }));
}

export async function overview(
	db: Db,
	consultation: string,
	filters: Filters = {}
): Promise<Overview> {
	return Overview.parse(unwrap(await db.rpc('theme_overview', { consultation, filters })));
}

export async function breakdown(
	db: Db,
	consultation: string,
	dimension: Dimension,
	unit: Unit,
	filters: Filters = {}
): Promise<Breakdown> {
	const args = { consultation, dimension, unit, filters };
	return Breakdown.parse(unwrap(await db.rpc('theme_by', args)));
}

/** How many answers the page reads at a time. */
export const PAGE = 30;

/** The answers behind a count, the newest response first. `theme` is an id. */
export async function answersBehind(
	db: Db,
	consultation: string,
	what: {
		pick: Pick;
		theme?: string;
		filters: Filters;
		after?: { at: string; id: string };
		most?: number;
	}
): Promise<CodedAnswer[]> {
	const { pick, theme = null, filters, after = null, most = PAGE } = what;
	const args = { consultation, pick, theme, filters, after, most };
	return z.array(CodedAnswer).parse(unwrap(await db.rpc('theme_answers', args)));
}

const Use = z.object({ confirmed: z.int(), suggested: z.int(), rejected: z.int() });

/** How many answers have this theme, by state. */
export async function themeUse(db: Db, theme: string): Promise<z.infer<typeof Use>> {
	return Use.parse(unwrap(await db.rpc('theme_use', { theme })));
}

export interface ThemeFields {
	id: string;
	key: string;
	name: string;
	definition: string;
	includes: string;
	excludes: string;
	colour: string;
	position: number;
}

/** Adds a theme, or changes the one with this id. `why` stays in its history. */
export async function save(
	db: Db,
	consultation: string,
	theme: ThemeFields,
	why: string
): Promise<void> {
	unwrap(await db.rpc('save_theme', { consultation, theme: { ...theme }, why }));
}

/** @returns how many codings moved. @throws DbError `mergeTarget` when the other theme cannot take them. */
export async function merge(db: Db, source: string, target: string, why: string): Promise<number> {
	return unwrap(await db.rpc('merge_themes', { source, target, why }));
}

export async function archive(
	db: Db,
	theme: string,
	archived: boolean,
	why: string
): Promise<void> {
	unwrap(await db.rpc('archive_theme', { theme, archived, why }));
}

/** What was changed in the codebook, the newest first, with the name of who did it while they are in the team. */
export async function history(
	db: Db,
	consultationId: string,
	{ theme, most = 100 }: { theme?: string; most?: number } = {}
): Promise<(ThemeRevision & { by: string | null })[]> {
	let query = db.from('theme_revision').select('*').eq('consultation_id', consultationId);
	if (theme) query = query.eq('theme_id', theme);
	const [revisions, members] = await Promise.all([
		query.order('id', { ascending: false }).limit(most),
		db.from('member').select('user_id, display_name')
	]);
	const names = new Map(unwrap(members).map((m) => [m.user_id, m.display_name]));
	return unwrap(revisions).map((revision) => ({
		...revision,
		by: (revision.changed_by && names.get(revision.changed_by)) || null
	}));
}
