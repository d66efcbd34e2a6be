import { z } from 'zod';
import { Guide } from '../guide/guide.ts';
import { closedQuestions as closedOf, type ClosedQuestion } from '../themes/closed.ts';
import type { Filters } from '../themes/filters.ts';
import { unwrap, type Db } from './client.ts';
import { overview } from './themes.ts';

/** The closed questions of every published version, each as the newest version that has it words it. */
export async function closedQuestions(db: Db, consultationId: string): Promise<ClosedQuestion[]> {
	const rows = unwrap(
		await db
			.from('guide_version')
			.select('content')
			.eq('consultation_id', consultationId)
			.order('number', { ascending: false })
	);
	const known = new Map<string, ClosedQuestion>();
	for (const { content } of rows) {
		for (const question of closedOf(Guide.parse(content)))
			if (!known.has(question.key)) known.set(question.key, question);
	}
	return [...known.values()];
}

const count = z.int().nonnegative();
const Pairs = z.array(
	z.object({
		one: z.uuid(),
		other: z.uuid(),
		confirmed_answers: count,
		suggested_answers: count,
		confirmed_residents: count
	})
);
export type ThemePair = z.infer<typeof Pairs>[number];

/** Themes that stand on one answer together, those that people confirmed most often first. */
export async function themePairs(
	db: Db,
	consultation: string,
	filters: Filters
): Promise<ThemePair[]> {
	return Pairs.parse(unwrap(await db.rpc('theme_pairs', { consultation, filters })));
}

/** One consultation beside another: how many of its residents a person found to speak of each theme. */
export interface Round {
	id: string;
	title: string;
	startsOn: string;
	/** Residents with at least one checked answer. */
	residents: number;
	/** By theme key; a theme that is not in its codebook is not in here. */
	themes: Map<string, number>;
}

/** The most consultations that stand beside each other. */
const MOST_ROUNDS = 6;

/** This consultation and the newest others that share themes with it, the oldest first. */
export async function rounds(db: Db, consultation: string): Promise<Round[]> {
	const rows = unwrap(
		await db
			.from('consultation')
			.select('id, title, starts_on, theme (id, key, archived_at)')
			.order('starts_on', { ascending: false })
	);
	const keysOf = (row: (typeof rows)[number]) => row.theme.filter((t) => !t.archived_at);
	const own = rows.find(({ id }) => id === consultation);
	const keys = new Set(own && keysOf(own).map(({ key }) => key));
	const shared = rows
		.filter((row) => row !== own && keysOf(row).some(({ key }) => keys.has(key)))
		.slice(0, MOST_ROUNDS - 1);
	const all = [...(own ? [own] : []), ...shared].sort((a, b) =>
		a.starts_on < b.starts_on ? -1 : 1
	);
	return Promise.all(
		all.map(async (row): Promise<Round> => {
			const { residents, themes } = await overview(db, row.id, { checked: 'yes' });
			const counts = new Map(themes.map((c) => [c.theme, c.confirmed_residents]));
			return {
				id: row.id,
				title: row.title,
				startsOn: row.starts_on,
				residents,
				themes: new Map(keysOf(row).map(({ id, key }) => [key, counts.get(id) ?? 0]))
			};
		})
	);
}

/** The views that the team saved, by name. */
export async function savedViews(
	db: Db,
	consultationId: string
): Promise<{ id: string; name: string; query: string }[]> {
	return unwrap(
		await db
			.from('theme_view')
			.select('id, name, query')
			.eq('consultation_id', consultationId)
			.order('name')
	);
}

/** @throws DbError `unique` when the consultation has a view with this name. */
export async function saveView(
	db: Db,
	view: { consultation: string; name: string; query: string; by: string }
): Promise<void> {
	const { consultation: consultation_id, name, query, by: created_by } = view;
	unwrap(await db.from('theme_view').insert({ consultation_id, name, query, created_by }));
}

export async function removeView(db: Db, consultationId: string, id: string): Promise<void> {
	unwrap(await db.from('theme_view').delete().eq('id', id).eq('consultation_id', consultationId));
}
