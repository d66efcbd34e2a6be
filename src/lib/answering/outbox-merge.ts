import type { Item } from './outbox.ts';
import type { ServerDraft } from './pack.ts';

interface Merging {
	/** Deleted on this device, and not on the server yet. */
	removed: ReadonlySet<string>;
	/** What a draft that is new here is called. */
	firstNumber: number;
}

const allSynced = ({ synced, revision }: Item) => synced?.revision === revision;

const moment = (savedAt: string) => new Date(savedAt).toISOString();

function newHere(draft: ServerDraft, number: number): Item {
	const { id, consultationId, versionId, interview, savedAt } = draft;
	return {
		id,
		number,
		consultationId,
		versionId,
		interview,
		revision: 0,
		changedAt: moment(savedAt),
		synced: { savedAt, revision: 0 },
		state: { is: 'draft' }
	};
}

function withServer(item: Item, draft: ServerDraft | undefined): Item {
	if (item.state.is !== 'draft' || !allSynced(item) || !item.synced) return item;
	// Expired there after weeks, or deleted on another screen: what is here is the only copy.
	if (!draft) return { ...item, synced: null };
	if (draft.savedAt === item.synced.savedAt) return item;
	const revision = item.revision + 1;
	return {
		...item,
		interview: draft.interview,
		revision,
		changedAt: moment(draft.savedAt),
		synced: { savedAt: draft.savedAt, revision }
	};
}

/**
 * The device's interviews with the server's drafts: a draft that went on elsewhere is taken over, unless something
 * was typed here that the server does not have. Nothing typed is ever replaced.
 */
export function merged(
	items: readonly Item[],
	drafts: readonly ServerDraft[],
	{ removed, firstNumber }: Merging
): Item[] {
	const known = new Set(items.map(({ id }) => id));
	const added = drafts
		.filter(({ id }) => !known.has(id) && !removed.has(id))
		.toSorted((a, b) => a.interview.startedAt.localeCompare(b.interview.startedAt))
		.map((draft, index) => newHere(draft, firstNumber + index));
	const here = items.map((item) =>
		withServer(
			item,
			drafts.find(({ id }) => id === item.id)
		)
	);
	return [...here, ...added];
}
