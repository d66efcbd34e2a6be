import { z } from 'zod';
import {
	MediaKind,
	MediaSettings,
	type GuideAudioItem,
	type MediaItem,
	type TalkItem
} from '../media/media.ts';
import { DB_CODE, isDbError, unwrap, type Db } from './client.ts';

const Progress = z.object({
	/** `gone`: nothing was begun under this id; `garbled`: the part did not arrive as it was sent. */
	state: z.enum(['receiving', 'complete', 'refused', 'gone', 'garbled']),
	missing: z.array(z.int()),
	/** Why it was refused: off | size | full | type | changed | sent | withdrawn; gone: nothing is known of its response now. */
	reason: z.string().optional()
});
export type MediaProgress = z.infer<typeof Progress>;

/** Begins to take in a file for this response, or tells what of it is still missing. */
export async function begin(
	db: Db,
	response: string,
	id: string,
	item: MediaItem
): Promise<MediaProgress> {
	return Progress.parse(unwrap(await db.rpc('begin_media', { response, item: { id, ...item } })));
}

/** One part of a file, with the hash of it. */
export interface MediaPart {
	number: number;
	hash: string;
	bytes: Uint8Array;
}
const inBase64 = ({ number, hash, bytes }: MediaPart) => ({
	number,
	hash,
	bytes: Buffer.from(bytes).toString('base64')
});

/** A whole file, with what it is. */
export interface StoredFile {
	type: string;
	bytes: Buffer;
}

/** Takes in one part; the same part again changes nothing. */
export async function putPart(
	db: Db,
	response: string,
	media: string,
	part: MediaPart
): Promise<MediaProgress> {
	return Progress.parse(
		unwrap(await db.rpc('put_media_part', { response, media, ...inBase64(part) }))
	);
}

/** Begins to take in what the team reads aloud, or tells what of it is still missing. */
export async function beginGuideAudio(
	db: Db,
	consultation: string,
	id: string,
	item: GuideAudioItem
): Promise<MediaProgress> {
	return Progress.parse(
		unwrap(await db.rpc('begin_guide_audio', { consultation, item: { id, ...item } }))
	);
}

/** Begins to take in a stretch of a conversation, or tells what of it is still missing. */
export async function beginTalk(
	db: Db,
	response: string,
	id: string,
	{ size, hash, seconds, recordedAt, consent }: TalkItem
): Promise<MediaProgress> {
	const item = { id, size, hash, seconds, recorded_at: recordedAt };
	const { agreedAt, wording, words, language, askedBy = null } = consent;
	return Progress.parse(
		unwrap(
			await db.rpc('begin_talk', {
				response,
				item,
				consent: { agreed_at: agreedAt, wording, words, language, asked_by: askedBy }
			})
		)
	);
}

/** The recording of a conversation, stretch by stretch, with the consent to it; null when there is none to be heard. */
export async function talkOf(db: Db, response: string) {
	const [stretches, consent] = await Promise.all([
		db
			.from('media')
			.select('id, seconds, recorded_at, completed_at, transcribed_at, transcribed_by')
			.eq('response_id', response)
			.eq('kind', 'talk')
			.order('recorded_at'),
		db
			.from('talk_consent')
			.select('agreed_at, wording, words, language, asked_by')
			.eq('response_id', response)
			.maybeSingle()
	]);
	const found = unwrap(stretches);
	const agreed = unwrap(consent);
	return agreed && found.length > 0 ? { stretches: found, consent: agreed } : null;
}
export type RecordedTalk = NonNullable<Awaited<ReturnType<typeof talkOf>>>;

/**
 * What was typed out of a conversation becomes the answer to a question that had none, noted verbatim.
 * @returns false when the question has an answer meanwhile, or the recording is gone
 */
export async function typeOutTalk(
	db: Db,
	response: string,
	question: string,
	text: string
): Promise<boolean> {
	try {
		unwrap(await db.rpc('type_out_talk', { response, question, text }));
		return true;
	} catch (cause) {
		if (isDbError(cause, DB_CODE.answerMisfit)) return false;
		throw cause;
	}
}

/** Typing a conversation out is done, or not yet after all. False when there is nothing to say it of. */
export async function finishTalk(db: Db, response: string, done: boolean): Promise<boolean> {
	return unwrap(await db.rpc('finish_talk', { response, done }));
}

/** Deletes the recording of a conversation for good. */
export async function removeTalk(db: Db, consultation: string, response: string): Promise<void> {
	unwrap(
		await db
			.from('media')
			.delete()
			.eq('consultation_id', consultation)
			.eq('response_id', response)
			.eq('kind', 'talk')
	);
}

/** Takes in one part of what the team recorded itself. */
export async function putTeamPart(db: Db, media: string, part: MediaPart): Promise<MediaProgress> {
	return Progress.parse(unwrap(await db.rpc('put_team_media_part', { media, ...inBase64(part) })));
}

/** A text read aloud in a published version of the consultation behind this code, or null. */
export async function publishedAudio(
	db: Db,
	code: string,
	media: string
): Promise<StoredFile | null> {
	const found = unwrap(await db.rpc('published_audio', { code, media }));
	if (found === null) return null;
	const { type, bytes } = z.object({ type: z.string(), bytes: z.string() }).parse(found);
	return { type, bytes: Buffer.from(bytes, 'base64') };
}

/** Which of these recordings of the guide did not arrive (any more). */
export async function missingGuideAudio(
	db: Db,
	consultation: string,
	ids: readonly string[]
): Promise<Set<string>> {
	if (ids.length === 0) return new Set();
	const rows = unwrap(
		await db
			.from('media')
			.select('id')
			.eq('consultation_id', consultation)
			.eq('kind', 'guide')
			.not('completed_at', 'is', null)
	);
	const there = new Set(rows.map((row) => row.id));
	return new Set(ids.filter((id) => !there.has(id)));
}

/** Takes a recording or photo away before the response is sent. False when there was none, or when it was sent. */
export async function removeOwn(db: Db, response: string, media: string): Promise<boolean> {
	return unwrap(await db.rpc('remove_media', { response, media }));
}

const ResidentMedia = MediaSettings.extend({
	items: z.array(
		z.object({
			id: z.uuid(),
			question: z.string(),
			kind: MediaKind,
			seconds: z.int().nullable(),
			complete: z.boolean()
		})
	)
});
export type ResidentMedia = z.infer<typeof ResidentMedia>;

/** What a resident's page needs to know: what is taken, and what there is of this response. */
export async function ofResident(
	db: Db,
	code: string,
	ticket: string | undefined
): Promise<ResidentMedia> {
	return ResidentMedia.parse(unwrap(await db.rpc('resident_media', { code, ticket })));
}

const COLUMNS =
	'id, question_key, kind, seconds, type, alt, begun_at, completed_at, transcribed_at, transcribed_by';

/** The recordings and photos with the answers of one response. */
export async function ofResponse(db: Db, consultation: string, response: string) {
	const rows = unwrap(
		await db
			.from('media')
			.select(COLUMNS)
			.eq('consultation_id', consultation)
			.eq('response_id', response)
			.order('begun_at')
	);
	return rows.flatMap(({ kind, question_key, ...row }) => {
		const known = MediaKind.safeParse(kind);
		return known.success && question_key !== null
			? [{ ...row, kind: known.data, question_key }]
			: [];
	});
}
export type ResponseMedia = Awaited<ReturnType<typeof ofResponse>>[number];

/** The bytes of a finished one with what they are, or null for who may not hear or see it. */
export async function bytes(
	db: Db,
	consultation: string,
	media: string
): Promise<StoredFile | null> {
	const row = unwrap(
		await db
			.from('media')
			.select('type')
			.eq('id', media)
			.eq('consultation_id', consultation)
			.maybeSingle()
	);
	const base64 = row?.type ? unwrap(await db.rpc('media_bytes', { media })) : null;
	return row?.type && base64 ? { type: row.type, bytes: Buffer.from(base64, 'base64') } : null;
}

/** What was typed out becomes the answer's text, noted verbatim. */
export async function transcribe(db: Db, media: string, text: string): Promise<void> {
	unwrap(await db.rpc('transcribe_media', { media, text }));
}

/** Deletes one for good. False when there is none that the caller may delete. */
export async function remove(db: Db, consultation: string, media: string): Promise<boolean> {
	const gone = unwrap(
		await db.from('media').delete().eq('id', media).eq('consultation_id', consultation).select('id')
	);
	return gone.length > 0;
}

/** Responses with a recording that nobody has typed out yet, the longest waiting first. */
export async function toTypeOut(db: Db, consultation: string): Promise<string[]> {
	const rows = unwrap(
		await db
			.from('media')
			.select('response_id')
			.eq('consultation_id', consultation)
			.eq('kind', 'voice')
			.not('completed_at', 'is', null)
			.is('transcribed_at', null)
			.order('completed_at')
			.limit(1000)
	);
	return rows.flatMap((row) => row.response_id ?? []);
}
