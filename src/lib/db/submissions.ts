import { z } from 'zod';
import { Draft, type DraftChange } from '../answering/draft.ts';
import type { Submission } from '../answering/submit.ts';
import { Guide, Language } from '../guide/guide.ts';
import { DB_CODE, isDbError, unwrap, type Db } from './client.ts';

const Version = z.object({ id: z.uuid(), number: z.int(), content: Guide });
export type Version = z.infer<typeof Version>;

/** A published version never changes: what was read and checked once is not checked again for each resident. */
const MOST_KNOWN = 50;
const known = new Map<string, Version>();
const KnownVersion = z.looseObject({ id: z.uuid() }).transform((row): Version => {
	const found = known.get(row.id);
	if (found) return found;
	const [oldest] = known.keys();
	if (oldest && known.size >= MOST_KNOWN) known.delete(oldest);
	const version = Version.parse(row);
	known.set(version.id, version);
	return version;
});

/** What stands behind a resident's link. Dates are YYYY-MM-DD. */
const OpenConsultation = z.object({
	id: z.uuid(),
	title: z.string(),
	neighbourhood: z.string(),
	purpose: z.string(),
	contact: z.string(),
	team: z.string(),
	languages: z.array(Language),
	one_per_screen: z.boolean(),
	starts_on: z.iso.date(),
	ends_on: z.iso.date(),
	retention_on: z.iso.date(),
	today: z.iso.date(),
	/** Takes answers now: also on the day after the last, so that a late send is not lost. */
	open: z.boolean(),
	areas: z.array(z.object({ id: z.uuid(), name: z.string() })),
	version: KnownVersion.nullable()
});
export type OpenConsultation = z.infer<typeof OpenConsultation>;

const LoadedDraft = z.object({ content: Draft, version: KnownVersion, saved_at: z.string() });
export type LoadedDraft = z.infer<typeof LoadedDraft>;

const ResidentVisit = z.object({
	/** Null when the code is unknown. */
	consultation: OpenConsultation.nullable(),
	/** The answers so far with the guide version that they belong to, or null when nothing is kept. */
	draft: LoadedDraft.nullable(),
	/** What became of a response without a draft. */
	state: z.enum(['stored', 'withdrawn', 'unknown'])
});
export type ResidentVisit = z.infer<typeof ResidentVisit>;

const Sent = z.enum(['stored', 'already', 'withdrawn', 'changed']);

/** A content that is larger than the database keeps. */
const CHECK_VIOLATION = '23514';

/** Who stands at the door with this code, and perhaps with the id of an earlier response. */
export async function visit(db: Db, code: string, ticket?: string): Promise<ResidentVisit> {
	return ResidentVisit.parse(unwrap(await db.rpc('resident_visit', { code, ticket })));
}

/**
 * Lays `change` over the draft, or starts it.
 * @returns `refused` when the consultation takes no answers (any more), or when this response was sent already
 */
export async function saveDraft(
	db: Db,
	id: string,
	version: string,
	change: DraftChange
): Promise<'saved' | 'refused' | 'too_big'> {
	try {
		const saved = unwrap(await db.rpc('save_draft', { id, version, content: change }));
		return saved ? 'saved' : 'refused';
	} catch (error) {
		if (isDbError(error, CHECK_VIOLATION)) return 'too_big';
		throw error;
	}
}

/** The id of the unsent response that this code (normalised) was shown for, or null. */
export async function continueDraft(
	db: Db,
	consultation: string,
	code: string
): Promise<string | null> {
	return unwrap(await db.rpc('continue_draft', { consultation_code: consultation, code }));
}

export async function forgetDraft(db: Db, id: string): Promise<void> {
	unwrap(await db.rpc('forget_draft', { id }));
}

/**
 * Stores a resident's response once, however often it is sent.
 * @param draftSavedAt when the draft that it was made of was saved
 * @returns `changed` when the draft has been saved since; `closed` when it is too late
 */
export async function submit(
	db: Db,
	response: Submission,
	draftSavedAt: string
): Promise<z.infer<typeof Sent> | 'closed'> {
	try {
		const sent = { ...response, draft_saved_at: draftSavedAt };
		return Sent.parse(unwrap(await db.rpc('submit_response', { response: sent })));
	} catch (error) {
		if (isDbError(error, DB_CODE.consultationClosed)) return 'closed';
		throw error;
	}
}

/**
 * Removes the response that this code was given for, and all that derives from it.
 * @param code normalised (`normaliseCode`)
 * @returns false when no response has this code
 */
export async function withdrawByCode(db: Db, code: string): Promise<boolean> {
	return unwrap(await db.rpc('withdraw_by_code', { code }));
}
