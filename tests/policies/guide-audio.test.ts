/** What becomes of a text that the team reads aloud, from the first part to the resident's ear. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anonymous, unwrap, type Db } from '../../src/lib/db/client.ts';
import * as guides from '../../src/lib/db/guides.ts';
import * as media from '../../src/lib/db/media.ts';
import type { Guide, Sound } from '../../src/lib/guide/guide.ts';
import { setSound } from '../../src/lib/guide/sounds.ts';
import { partsOf } from '../../src/lib/media/parts.ts';
import type { Backstage } from '../support/backstage.ts';
import { aGuide, openQuestion } from '../support/builders.ts';
import { openFreshDatabase } from '../support/database.ts';
import { Seed, type SeededConsultation } from '../support/seed.ts';
import { aWav } from '../support/sound.ts';

const MISSED = openQuestion('Wat mist u?');

let database: Backstage;
let seed: Seed;
let at: SeededConsultation;
let worker: Db;
beforeAll(async () => {
	database = await openFreshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	seed = new Seed(database);
	await seed.empty();
	at = await seed.consultation({ guide: aGuide().with(MISSED) });
	worker = (await seed.account('worker')).db;
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const about = (bytes: Uint8Array) => ({ size: bytes.length, hash: sha256(bytes), seconds: 20 });
const part = (bytes: Uint8Array, number: number) => {
	const { start, end } = partsOf(bytes.length)[number]!;
	const piece = bytes.subarray(start, end);
	return { number, hash: sha256(piece), bytes: piece };
};
async function sendSound(bytes: Uint8Array, db = worker) {
	const id = randomUUID();
	let progress = await media.beginGuideAudio(db, at.id, id, about(bytes));
	for (const number of progress.missing)
		progress = await media.putTeamPart(db, id, part(bytes, number));
	return { id, progress };
}
const soundOf = (id: string): Sound => ({
	id,
	seconds: 20,
	type: 'audio/wav',
	text: 'Wat mist u?'
});
const withRecording = (guide: Guide, id: string) =>
	setSound(guide, { question: MISSED.key }, 'nl', soundOf(id));

/** Saves this guide as the draft and publishes it. */
async function publish(guide: Guide) {
	const draft = (await guides.draft(worker, at.id))!;
	const saved = await guides.saveDraft(worker, at.id, guide, draft.revision);
	if (saved.state !== 'saved') throw new Error(saved.state);
	return guides.publish(worker, at.id, guide, saved.revision);
}
const heard = (id: string) => media.publishedAudio(anonymous(database), at.code, id);
/** A week later for everything that was recorded. */
async function aWeekLater(): Promise<number> {
	await database.sql(`update public.media set touched_at = touched_at - interval '8 days'`);
	return unwrap(await anonymous(database).rpc('purge_media'));
}

test('the introduction of a topic is read aloud too, and frozen with its version', async () => {
	const { id } = await sendSound(aWav(2));
	const topic = at.guide.topics[0]!;
	await publish(setSound(at.guide, { topic: topic.key }, 'nl', soundOf(id)));
	expect(await heard(id)).not.toBeNull();
	await publish(at.guide);
	expect(await aWeekLater()).toBe(0);
	const missing = setSound(at.guide, { topic: topic.key }, 'nl', soundOf(randomUUID()));
	expect(await publish(missing)).toMatchObject({ state: 'sound-missing' });
});

test('it comes in by parts, however often the line breaks, and the whole team hears it', async () => {
	const bytes = aWav(20);
	const id = randomUUID();
	const started = await media.beginGuideAudio(worker, at.id, id, about(bytes));
	expect(started).toEqual({ state: 'receiving', missing: [0, 1] });
	await media.putTeamPart(worker, id, part(bytes, 1));
	await media.putTeamPart(worker, id, part(bytes, 1));
	const damaged = { ...part(bytes, 0), bytes: Buffer.alloc(131_072) };
	expect((await media.putTeamPart(worker, id, damaged)).state).toBe('garbled');
	expect((await media.beginGuideAudio(worker, at.id, id, about(bytes))).missing).toEqual([0]);
	expect((await media.putTeamPart(worker, id, part(bytes, 0))).state).toBe('complete');
	const again = await media.beginGuideAudio(worker, at.id, id, about(bytes));
	expect(again.state).toBe('complete');
	const other = await media.beginGuideAudio(worker, at.id, id, about(aWav(3)));
	expect(other).toMatchObject({ state: 'refused', reason: 'changed' });

	for (const role of ['coordinator', 'worker', 'reviewer'] as const) {
		const stored = await media.bytes((await seed.account(role)).db, at.id, id);
		expect(stored?.type, role).toBe('audio/wav');
		expect(sha256(stored!.bytes), role).toBe(sha256(bytes));
	}
	const { db: outsider } = await seed.outsider();
	expect(await media.bytes(outsider, at.id, id)).toBeNull();
});

test('only a coordinator or worker of the team brings one, and only a sound of a modest size', async () => {
	const { db: outsider } = await seed.outsider();
	const { db: reviewer } = await seed.account('reviewer');
	for (const db of [outsider, reviewer])
		await expect(sendSound(aWav(1), db)).rejects.toMatchObject({ code: '42501' });
	const begun = randomUUID();
	await media.beginGuideAudio(worker, at.id, begun, about(aWav(1)));
	await expect(media.putTeamPart(outsider, begun, part(aWav(1), 0))).rejects.toMatchObject({
		code: '42501'
	});

	const page = Buffer.from('<!doctype html><script>alert(1)</script>');
	expect((await sendSound(page)).progress).toMatchObject({ state: 'refused', reason: 'type' });
	const film = Buffer.concat([Buffer.from('RIFF....AVI '), Buffer.alloc(200)]);
	expect((await sendSound(film)).progress).toMatchObject({ state: 'refused', reason: 'type' });
	const large = { size: 3_000_001, hash: 'a'.repeat(64), seconds: 20 };
	expect(await media.beginGuideAudio(worker, at.id, randomUUID(), large)).toMatchObject({
		state: 'refused',
		reason: 'size'
	});
	const mp3 = Buffer.concat([Buffer.from('fffb9064', 'hex'), Buffer.alloc(100)]);
	expect((await sendSound(mp3)).progress.state).toBe('complete');
});

test('a resident hears it from the version on that names it, and never the draft', async () => {
	const bytes = aWav(20);
	const { id } = await sendSound(bytes);
	expect(await heard(id)).toBeNull();
	expect(await publish(withRecording(at.guide, id))).toEqual({ state: 'published', number: 2 });
	const found = await heard(id);
	expect(found?.type).toBe('audio/wav');
	expect(sha256(found!.bytes)).toBe(sha256(bytes));
	expect(await media.publishedAudio(anonymous(database), 'anders1', id)).toBeNull();
	// A recording of somebody's answer is no text that is read aloud.
	await database.sql(`update public.media set kind = 'talk', recorded_at = now(), response_id = '${randomUUID()}',
		guide_version_id = '${at.versionId}' where id = '${id}'`);
	expect(await heard(id)).toBeNull();
});

test('a version keeps what it read aloud, whatever becomes of the draft', async () => {
	const { id: first } = await sendSound(aWav(20));
	const { id: second } = await sendSound(aWav(3));
	const { id: unused } = await sendSound(aWav(4));
	await publish(withRecording(at.guide, first));
	await publish(withRecording(at.guide, second));
	const { db: coordinator } = await seed.account('coordinator');
	for (const db of [worker, coordinator])
		expect(await media.remove(db, at.id, first), 'nobody deletes it').toBe(false);
	// Taken away in the draft, not yet published.
	const draft = (await guides.draft(worker, at.id))!;
	await guides.saveDraft(worker, at.id, at.guide, draft.revision);
	expect(unwrap(await anonymous(database).rpc('purge_media')), 'undoing takes a while').toBe(0);
	expect(await aWeekLater()).toBe(1);
	expect(await heard(first)).not.toBeNull();
	expect(await heard(second)).not.toBeNull();
	expect(await media.bytes(worker, at.id, unused)).toBeNull();
});

test('what only the draft names stays as well', async () => {
	const { id } = await sendSound(aWav(20));
	const draft = (await guides.draft(worker, at.id))!;
	await guides.saveDraft(worker, at.id, withRecording(at.guide, id), draft.revision);
	expect(await aWeekLater()).toBe(0);
	expect(await media.bytes(worker, at.id, id)).not.toBeNull();
});

test('a guide that names a recording which is not there is not published', async () => {
	const lost = randomUUID();
	expect(await publish(withRecording(at.guide, lost))).toEqual({
		state: 'sound-missing',
		texts: [MISSED.text]
	});
	const half = randomUUID();
	await media.beginGuideAudio(worker, at.id, half, about(aWav(20)));
	expect((await publish(withRecording(at.guide, half))).state).toBe('sound-missing');
	// Not even past the app.
	const draft = (await guides.draft(worker, at.id))!;
	const forced = await worker.rpc('publish_guide', {
		consultation: at.id,
		expected_revision: draft.revision,
		questions: []
	});
	expect(forced.error?.code).toBe('WS090');
});

test('the recordings go with their consultation', async () => {
	const { id } = await sendSound(aWav(20));
	await publish(withRecording(at.guide, id));
	const { db: coordinator } = await seed.account('coordinator');
	unwrap(await coordinator.from('consultation').delete().eq('id', at.id));
	const [left] = await database.sql(`select (select count(*)::int from public.media) as media,
		(select count(*)::int from public.media_part) as parts`);
	expect(left).toEqual({ media: 0, parts: 0 });
});
