/** What becomes of recordings and photos, from the first part to the withdrawal. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { anonymous, DB_CODE, unwrap, type Db } from '../../src/lib/db/client.ts';
import * as links from '../../src/lib/db/committee-links.ts';
import * as media from '../../src/lib/db/media.ts';
import * as photos from '../../src/lib/db/photos.ts';
import { partsOf } from '../../src/lib/media/parts.ts';
import type { MediaItem } from '../../src/lib/media/media.ts';
import type { Backstage } from '../support/backstage.ts';
import { aGuide, aResponse, idOf, openQuestion } from '../support/builders.ts';
import { openFreshDatabase } from '../support/database.ts';
import { aJpeg, EXIF_WITH_GPS } from '../support/jpeg.ts';
import { Seed, type SeededConsultation } from '../support/seed.ts';

const MISSED = openQuestion('Wat mist u?', { voice: true, photo: true });
const PLAIN = openQuestion('Wat nog meer?');

let database: Backstage;
let seed: Seed;
let at: SeededConsultation;
let resident: Db;
beforeAll(async () => {
	database = await openFreshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	seed = new Seed(database);
	await seed.empty();
	at = await seed.consultation({ guide: aGuide().with(MISSED, PLAIN) });
	await switchOn({ voice_minutes: 2, photos: true });
	resident = anonymous(database);
});

const switchOn = async (settings: { voice_minutes: number; photos: boolean }) => {
	const { db } = await seed.account('coordinator');
	unwrap(await db.from('consultation').update(settings).eq('id', at.id));
};
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const aRecording = (size = 300_000) => {
	const bytes = Buffer.alloc(size, 7);
	Buffer.from('1a45dfa3', 'hex').copy(bytes);
	bytes.writeUInt32LE(size, 100);
	return bytes;
};
const about = (bytes: Uint8Array, kind: MediaItem['kind'] = 'voice'): MediaItem => ({
	question: MISSED.key,
	kind,
	size: bytes.length,
	hash: sha256(bytes)
});
const part = (bytes: Uint8Array, number: number) => {
	const { start, end } = partsOf(bytes.length)[number]!;
	const piece = bytes.subarray(start, end);
	return { number, hash: sha256(piece), bytes: piece };
};

async function aDraft(name = 'bewoner'): Promise<string> {
	const id = idOf(`${at.code} ${name}`);
	const content = { language: 'nl', consentedAt: new Date().toISOString() };
	unwrap(await resident.rpc('save_draft', { id, version: at.versionId, content }));
	return id;
}
async function sendFile(response: string, bytes: Buffer, kind: MediaItem['kind'] = 'voice') {
	const id = randomUUID();
	let progress = await media.begin(resident, response, id, about(bytes, kind));
	for (const number of progress.missing)
		progress = await media.putPart(resident, response, id, part(bytes, number));
	return { id, progress };
}
/** Sends the response that the draft becomes. */
const sendResponse = (more = aResponse()) => seed.response(at, more);
const storedMedia = async () => {
	const [row] = await database.sql(
		`select (select count(*)::int from public.media) as media, (select count(*)::int from public.media_part) as parts`
	);
	return row;
};

describe('a recording', () => {
	test('comes in by parts, in any order and as often as it is sent, and is stored once, byte for byte', async () => {
		const response = await aDraft();
		const bytes = aRecording();
		const id = randomUUID();
		expect(await media.begin(resident, response, id, about(bytes))).toEqual({
			state: 'receiving',
			missing: [0, 1, 2]
		});
		await media.putPart(resident, response, id, part(bytes, 2));
		await media.putPart(resident, response, id, part(bytes, 0));
		await media.putPart(resident, response, id, part(bytes, 0));
		// The line broke: begun again, it goes on where it was.
		expect((await media.begin(resident, response, id, about(bytes))).missing).toEqual([1]);
		expect((await media.putPart(resident, response, id, part(bytes, 1))).state).toBe('complete');
		expect((await media.putPart(resident, response, id, part(bytes, 1))).state).toBe('complete');
		expect((await media.begin(resident, response, id, about(bytes))).state).toBe('complete');
		expect(await storedMedia()).toEqual({ media: 1, parts: 3 });

		await sendResponse();
		const { db } = await seed.account('worker');
		const stored = await media.bytes(db, at.id, id);
		expect(stored?.type).toBe('audio/webm');
		expect(sha256(stored!.bytes)).toBe(sha256(bytes));
	});

	test('that arrives damaged is asked for again', async () => {
		const response = await aDraft();
		const bytes = aRecording();
		const id = randomUUID();
		await media.begin(resident, response, id, about(bytes));
		const damaged = { ...part(bytes, 0), bytes: Buffer.alloc(131_072) };
		expect((await media.putPart(resident, response, id, damaged)).state).toBe('garbled');
		const short = { number: 0, hash: sha256(Buffer.from('x')), bytes: Buffer.from('x') };
		expect((await media.putPart(resident, response, id, short)).state).toBe('garbled');
		expect((await media.begin(resident, response, id, about(bytes))).missing).toEqual([0, 1, 2]);
		// Whole parts that together are another file.
		const other = Buffer.from(bytes).fill(9, 200_000);
		await media.putPart(resident, response, id, part(bytes, 0));
		await media.putPart(resident, response, id, part(other, 1));
		expect(await media.putPart(resident, response, id, part(bytes, 2))).toEqual({
			state: 'garbled',
			missing: [0, 1, 2]
		});
	});

	test('is refused where the team has not switched it on, and past the limits', async () => {
		const response = await aDraft();
		const begin = async (item: MediaItem) =>
			(await media.begin(resident, response, randomUUID(), item)).reason;
		expect(await begin({ ...about(aRecording()), question: PLAIN.key })).toBe('off');
		expect(await begin({ ...about(aRecording()), size: 2_000_001 })).toBe('size');
		expect(await begin({ ...about(aRecording()), seconds: 126 })).toBe('size');
		expect(await begin({ ...about(aRecording(), 'photo'), size: 2_000_001 })).toBe('size');
		await switchOn({ voice_minutes: 0, photos: false });
		expect(await begin(about(aRecording()))).toBe('off');
		expect(await begin(about(aJpeg(), 'photo'))).toBe('off');
		const nobody = await media.begin(resident, randomUUID(), randomUUID(), about(aRecording()));
		expect(nobody.reason).toBe('gone');
		expect(await storedMedia()).toEqual({ media: 0, parts: 0 });
	});

	test('takes the place of the one before it until the answers are sent, and none after', async () => {
		const response = await aDraft();
		await sendFile(response, aRecording());
		const { id } = await sendFile(response, aRecording(1000));
		expect(await storedMedia()).toEqual({ media: 1, parts: 1 });
		await sendResponse();
		const late = await media.begin(resident, response, randomUUID(), about(aRecording(2000)));
		expect(late.reason).toBe('sent');
		expect(await media.removeOwn(resident, response, id)).toBe(false);
		expect(await storedMedia()).toEqual({ media: 1, parts: 1 });
	});

	test('that was still on its way when the answers were sent, arrives afterwards', async () => {
		const response = await aDraft();
		await sendResponse();
		expect((await sendFile(response, aRecording())).progress.state).toBe('complete');
	});

	test('that a phone kept arrives weeks after its answers, and not after two months', async () => {
		const response = await aDraft();
		await sendResponse();
		const sentAgo = (days: number) =>
			database.sql(`update public.response set submitted_at = now() - interval '${days} days'`);
		await sentAgo(61);
		expect((await sendFile(response, aRecording())).progress.reason).toBe('gone');
		await sentAgo(59);
		expect((await sendFile(response, aRecording())).progress.state).toBe('complete');
	});

	test('of answers that were taken back is refused for good', async () => {
		const response = await aDraft();
		const { withdrawalCode } = await sendResponse();
		unwrap(await resident.rpc('withdraw_by_code', { code: withdrawalCode }));
		expect((await sendFile(response, aRecording())).progress.reason).toBe('withdrawn');
	});

	test('is nobody’s before the answers are sent, then the workers’, and never a reviewer’s', async () => {
		const response = await aDraft();
		const { id } = await sendFile(response, aRecording());
		const worker = await seed.account('worker');
		expect(await media.ofResponse(worker.db, at.id, response)).toEqual([]);
		expect(await media.bytes(worker.db, at.id, id)).toBeNull();
		expect((await worker.db.rpc('transcribe_media', { media: id, text: 'Bank' })).error?.code).toBe(
			DB_CODE.notAllowed
		);
		await sendResponse();
		expect(await media.ofResponse(worker.db, at.id, response)).toHaveLength(1);
		expect(await media.bytes(worker.db, at.id, id)).not.toBeNull();
		const reviewer = await seed.account('reviewer');
		expect(await media.bytes(reviewer.db, at.id, id)).toBeNull();
	});

	test('that is typed out becomes the answer, noted verbatim, and what stood there is kept', async () => {
		const response = await aDraft();
		const { id } = await sendFile(response, aRecording());
		const { answers } = await sendResponse(aResponse().answering('Wat mist u?', 'zie opname'));
		const { db } = await seed.account('worker');
		expect(await media.toTypeOut(db, at.id)).toEqual([response]);
		await media.transcribe(db, id, '  Een bankje bij de speeltuin ');
		expect(unwrap(await db.from('answer').select('id, text, voice'))).toEqual([
			{ id: answers[MISSED.key], text: 'Een bankje bij de speeltuin', voice: 'verbatim' }
		]);
		expect(unwrap(await db.from('answer_revision').select('text_before'))).toEqual([
			{ text_before: 'zie opname' }
		]);
		expect(await media.toTypeOut(db, at.id)).toEqual([]);
		expect(await media.remove(db, at.id, id)).toBe(true);
		expect(await storedMedia()).toEqual({ media: 0, parts: 0 });
	});

	test('without a text beside it becomes an answer when it is typed out', async () => {
		const response = await aDraft();
		const { id } = await sendFile(response, aRecording());
		await sendResponse();
		const { db } = await seed.account('worker');
		await media.transcribe(db, id, 'Een bankje');
		const answers = unwrap(
			await db.from('answer').select('response_id, question_key, text, voice')
		);
		expect(answers).toEqual([
			{ response_id: response, question_key: MISSED.key, text: 'Een bankje', voice: 'verbatim' }
		]);
	});

	test.each(['by withdrawing', 'on the retention date', 'with its draft'])(
		'goes %s',
		async (how) => {
			const response = await aDraft();
			await sendFile(response, aRecording());
			if (how === 'with its draft') {
				unwrap(await resident.rpc('forget_draft', { id: response }));
			} else {
				const { withdrawalCode } = await sendResponse();
				if (how === 'by withdrawing') {
					expect(unwrap(await resident.rpc('withdraw_by_code', { code: withdrawalCode }))).toBe(
						true
					);
				} else {
					await database.sql(`update public.consultation set starts_on = current_date - 9,
					ends_on = current_date - 8, retention_on = current_date`);
					unwrap(await resident.rpc('purge_expired'));
				}
			}
			expect(await storedMedia()).toEqual({ media: 0, parts: 0 });
		}
	);

	test('that was never finished is cleared away after a week', async () => {
		const response = await aDraft();
		const bytes = aRecording();
		const id = randomUUID();
		await media.begin(resident, response, id, about(bytes));
		await media.putPart(resident, response, id, part(bytes, 0));
		expect(unwrap(await resident.rpc('purge_media'))).toBe(0);
		await database.sql(`update public.media set touched_at = now() - interval '8 days'`);
		expect(unwrap(await resident.rpc('purge_media'))).toBe(1);
		expect(await storedMedia()).toEqual({ media: 0, parts: 0 });
	});
});

describe('a photo', () => {
	test.each([
		['a photo that says where it was taken', aJpeg({ marker: 0xe1, data: EXIF_WITH_GPS })],
		['a photo with a comment', aJpeg({ marker: 0xfe, data: Buffer.from('Spilplein 3') })],
		['a PNG', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
		['a page', Buffer.from('<!doctype html><script>alert(1)</script>')],
		['a recording', aRecording(1000)]
	])('%s is refused, and nothing of it stays', async (_, bytes) => {
		const { progress } = await sendFile(await aDraft(), bytes, 'photo');
		expect(progress).toMatchObject({ state: 'refused', reason: 'type' });
		expect(await storedMedia()).toEqual({ media: 0, parts: 0 });
	});

	const themes = { groen: idOf('theme groen'), rust: idOf('theme rust') };
	const COMMITTEE = 'commissie2026wxyz';

	/** A photo that was sent, in a consultation with a published report about green. */
	async function sentPhoto() {
		const response = await aDraft();
		const { id } = await sendFile(response, aJpeg(), 'photo');
		const sent = await sendResponse(aResponse().answering('Wat mist u?', 'Groen'));
		const worker = await seed.account('worker');
		for (const [key, theme] of Object.entries(themes))
			unwrap(
				await worker.db.rpc('save_theme', {
					consultation: at.id,
					theme: { id: theme, key, name: key, colour: '#3a7d44', position: 0 }
				})
			);
		unwrap(
			await worker.db.rpc('decide_codings', {
				consultation: at.id,
				decisions: [{ answer: sent.answers[MISSED.key]!, theme: themes.groen, act: 'confirm' }]
			})
		);
		unwrap(
			await worker.db.from('report_draft').insert({ consultation_id: at.id, title: 'Verslag' })
		);
		await links.create(worker.db, {
			consultation: at.id,
			code: COMMITTEE,
			label: '',
			createdBy: worker.userId,
			expiresAt: new Date(Date.now() + 1e8)
		});
		const release = (theme = themes.groen) =>
			photos.release(worker.db, {
				id: idOf(`release ${theme}`),
				consultation: at.id,
				photo: id,
				theme,
				releasedBy: worker.userId
			});
		const publish = async () =>
			unwrap(await worker.db.rpc('publish_report', { consultation: at.id, expected_revision: 1 }));
		return { id, sent, worker, release, publish };
	}
	const seen = () => photos.behindLink(resident, COMMITTEE);

	test('is released only when it says what is to be seen, and is seen by the committee only from then on', async () => {
		const { id, worker, release, publish } = await sentPhoto();
		await publish();
		expect(await seen()).toEqual([]);
		await expect(release()).rejects.toMatchObject({ code: DB_CODE.notAllowed });
		await photos.describe(worker.db, at.id, id, 'Een leeg plein');
		await release();
		// Released twice is released once.
		await release(themes.rust);
		expect(await photos.list(worker.db, at.id)).toMatchObject([
			{ id, alt: 'Een leeg plein', release: { theme: themes.groen }, takenBack: false }
		]);
		// A version that was published before does not change.
		expect(await seen()).toEqual([]);
		await publish();
		const [photo] = await seen();
		expect(photo).toMatchObject({ theme: themes.groen, alt: 'Een leeg plein' });
		expect(await photos.bytesBehindLink(resident, COMMITTEE, photo!.id)).toEqual(aJpeg());
		expect(await photos.bytesBehindLink(resident, 'eenanderecode', photo!.id)).toBeNull();
		expect(await photos.ofVersion(worker.db, at.id, 2)).toEqual([{ ...photo, media: id }]);
		// A reviewer sees a photo once it is released.
		const reviewer = await seed.account('reviewer');
		expect((await media.bytes(reviewer.db, at.id, id))?.bytes).toEqual(aJpeg());
		expect(await photos.ofVersion(worker.db, at.id, 1)).toEqual([]);
	});

	test.each(['taken back', 'withdrawn'])('that is %s leaves the published report', async (how) => {
		const { id, sent, worker, release, publish } = await sentPhoto();
		await photos.describe(worker.db, at.id, id, 'Een leeg plein');
		await release();
		await publish();
		const [photo] = await seen();
		expect(photo).toBeDefined();
		if (how === 'taken back') await photos.revoke(worker.db, at.id, photo!.id, new Date());
		else unwrap(await resident.rpc('withdraw_by_code', { code: sent.withdrawalCode }));
		expect(await seen()).toEqual([]);
		expect(await photos.bytesBehindLink(resident, COMMITTEE, photo!.id)).toBeNull();
	});

	test('follows its theme into the theme that it was merged with', async () => {
		const { id, worker, release, publish } = await sentPhoto();
		await photos.describe(worker.db, at.id, id, 'Een leeg plein');
		await release(themes.rust);
		unwrap(await worker.db.rpc('merge_themes', { source: themes.rust, target: themes.groen }));
		await publish();
		expect(await seen()).toMatchObject([{ theme: themes.groen }]);
	});
});
