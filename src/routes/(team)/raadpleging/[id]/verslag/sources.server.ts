import type { Db } from '$lib/db/client.ts';
import { usable } from '$lib/db/quotes.ts';
import * as reports from '$lib/db/reports.ts';
import type { Sources } from '$lib/report/compose.ts';

/** Everything that a report is made of, as it stands now. */
export async function readSources(db: Db, consultation: string) {
	const [kept, counts, quotes, versions] = await Promise.all([
		reports.draft(db, consultation),
		reports.counts(db, consultation),
		usable(db, consultation),
		reports.versions(db, consultation)
	]);
	const sources: Sources = {
		draft: kept.draft,
		figures: counts.figures,
		evidence: new Map(counts.themes.map(({ id, evidence }) => [id, evidence])),
		quotes
	};
	return { sources, kept, counts, quotes, versions, next: (versions[0]?.number ?? 0) + 1 };
}
