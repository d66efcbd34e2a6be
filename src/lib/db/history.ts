import { z } from 'zod';
import { HistoryLine, type HistoryKind } from '../themes/history.ts';
import { unwrap, type Db } from './client.ts';

/** How many lines the page shows at a time. */
export const HISTORY_PAGE = 50;

/** What was decided about a consultation, the newest first; `before` is the moment of the last line that was read. */
export async function decisions(
	db: Db,
	consultation: string,
	{ kind, person, before }: { kind?: HistoryKind; person?: string; before?: string } = {}
): Promise<HistoryLine[]> {
	const rows = unwrap(
		await db.rpc('decision_history', {
			consultation,
			kinds: kind ? [kind] : null,
			person: person ?? null,
			before: before ?? null,
			most: HISTORY_PAGE
		})
	);
	return z.array(HistoryLine).parse(rows);
}
