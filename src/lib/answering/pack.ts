import { z } from 'zod';
import { Guide, Language } from '../guide/guide.ts';
import { Interview } from './interview.ts';

/** What an interview needs of its consultation, with the guide versions that it may be about. */
export const Pack = z.object({
	consultation: z.object({
		id: z.uuid(),
		title: z.string(),
		neighbourhood: z.string(),
		/** What stands behind /v/: where a resident takes their answers back. */
		code: z.string(),
		contact: z.string(),
		languages: z.array(Language),
		/** Days that the recording of a conversation stays after it was typed out; null where none is recorded. */
		talkDays: z.int().nullable().default(null),
		areas: z.array(z.object({ id: z.uuid(), name: z.string() })),
		/** Paper forms are typed twice. */
		doubleEntry: z.boolean().default(false)
	}),
	/** The newest first. */
	versions: z.array(z.object({ id: z.uuid(), number: z.int(), guide: Guide }))
});
export type Pack = z.infer<typeof Pack>;

/** A draft as the server keeps it. */
export const ServerDraft = z.object({
	id: z.uuid(),
	consultationId: z.uuid(),
	versionId: z.uuid(),
	interview: Interview,
	savedAt: z.string()
});
export type ServerDraft = z.infer<typeof ServerDraft>;

/** What the server has for one worker: everything that the interview pages show. */
export const Delivery = z.object({
	userId: z.uuid(),
	name: z.string(),
	packs: z.array(Pack),
	drafts: z.array(ServerDraft)
});
export type Delivery = z.infer<typeof Delivery>;

/** A newer pack, with the older guide versions that interviews on the device are still about. */
export function refreshed(old: Pack | undefined, fresh: Pack, inUse: ReadonlySet<string>): Pack {
	const known = new Set(fresh.versions.map(({ id }) => id));
	const kept = (old?.versions ?? []).filter(({ id }) => inUse.has(id) && !known.has(id));
	return { ...fresh, versions: [...fresh.versions, ...kept] };
}
