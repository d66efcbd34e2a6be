import { z } from 'zod';
import { Interview } from './interview.ts';
import { Item } from './outbox.ts';

/**
 * How an item is written down on a device or in a file. A device may have been away for weeks: every format that ever
 * was is still read. A new one takes a number, a schema of the old one, and a step from the old to the new.
 */
export const ITEM_FORMAT = 2;

/** Before drafts were compared by revision, and before the server could refuse one. */
const Format1 = z.object({
	format: z.literal(1),
	id: z.uuid(),
	number: z.int().min(1),
	consultationId: z.uuid(),
	versionId: z.uuid(),
	interview: Interview,
	savedAt: z.string().nullable(),
	changedAt: z.iso.datetime(),
	state: z.enum(['draft', 'ready'])
});

const Format2 = z.object({ format: z.literal(2), item: Item });

function fromFormat1({ savedAt, state, format: _, ...same }: z.infer<typeof Format1>): Item {
	return {
		...same,
		revision: 1,
		// Whether the server has the newest words is not known: it is sent again, which is harmless.
		synced: savedAt === null ? null : { savedAt, revision: 0 },
		state: state === 'ready' ? { is: 'ready', tries: 0, notBefore: null } : { is: 'draft' }
	};
}

const AnyFormat = z.union([Format2.transform(({ item }) => item), Format1.transform(fromFormat1)]);

export const writeItem = (item: Item): unknown => ({ format: ITEM_FORMAT, item });

/** @throws ZodError for what no version of the app wrote */
export const readItem = (written: unknown): Item => AnyFormat.parse(written);
