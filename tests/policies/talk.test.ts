/** What becomes of the recording of a whole conversation: consent first, then its parts, and how it ends. */
import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { anonymous, unwrap, type Db } from '../../src/lib/db/client.ts';
import { takeMedia } from '../../src/lib/db/consultations.ts';
import * as media from '../../src/lib/db/media.ts';
import * as responses from '../../src/lib/db/responses.ts';
import { partsOf } from '../../src/lib/media/parts.ts';
import type { TalkItem } from '../../src/lib/media/media.ts';
import type { Backstage } from '../support/backstage.ts';
import { aGuide, aResponse, openQuestion } from '../support/builders.ts';
import { openFreshDatabase } from '../support/database.ts';
import { Seed, type SeededConsultation, type SeededResponse } from '../support/seed.ts';

const MISSED = openQuestion('Wat mist u?', { voice: true });

let database: Backstage;
let seed: Seed;
let at: SeededConsultation;
let told: SeededResponse;
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
	await takeMedia(worker, at.id, { talks: true, talk_days: 14 });
	told = await seed.response(
		at,
		aResponse().by('assisted').answering('Wat mist u?', 'Een bankje op het plein')
	);
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const aRecording = (size = 300_000) => {
	const bytes = Buffer.alloc(size, 7);
	Buffer.from('1a45dfa3', 'hex').copy(bytes);
	return bytes;
};
const about = (bytes: Uint8Array, more: Partial<TalkItem> = {}): TalkItem => ({
	size: bytes.length,
	hash: sha256(bytes),
	seconds: 1200,
	recordedAt: '2026-11-20T10:00:00.000Z',
	consent: {
		agreedAt: '2026-11-20T09:59:00.000Z',
		wording: 1,
		words: 'Mogen wij dit gesprek opnemen?',
		language: 'nl'
	},
	...more
});
const part = (bytes: Uint8Array, number: number) => {
	const { start, end } = partsOf(bytes.length)[number]!;
	const piece = bytes.subarray(start, end);
	return { number, hash: sha256(piece), bytes: piece };
};
async function sendTalk(bytes = aRecording(), more: Partial<TalkItem> = {}, db = worker) {
	const id = randomUUID();
	let progress = await media.beginTalk(db, told.id, id, about(bytes, more));
	for (const number of progress.missing)
		progress = await media.putTeamPart(db, id, part(bytes, number));
	return { id, progress };
}
const left = async () => {
	const [row] = await database.sql(`select (select count(*)::int from public.media) as media,
		(select count(*)::int from public.media_part) as parts, (select count(*)::int from public.talk_consent) as consents`);
	return row;
};
const purge = async () => unwrap(await anonymous(database).rpc('purge_media'));

test('it arrives by parts behind its interview, with who asked, when, and in which words', async () => {
	const bytes = aRecording();
	const id = randomUUID();
	expect((await media.beginTalk(worker, told.id, id, about(bytes))).missing).toEqual([0, 1, 2]);
	await media.putTeamPart(worker, id, part(bytes, 1));
	// The line broke: begun again, it goes on where it was.
	expect((await media.beginTalk(worker, told.id, id, about(bytes))).missing).toEqual([0, 2]);
	await media.putTeamPart(worker, id, part(bytes, 0));
	expect((await media.putTeamPart(worker, id, part(bytes, 2))).state).toBe('complete');
	expect((await media.beginTalk(worker, told.id, id, about(bytes))).state).toBe('complete');
	const later = { recordedAt: '2026-11-20T10:20:00.000Z', seconds: 60 };
	await sendTalk(aRecording(2000), later);

	const { db: coordinator } = await seed.account('coordinator');
	const talk = await media.talkOf(coordinator, told.id);
	expect(talk?.stretches.map(({ seconds }) => seconds)).toEqual([1200, 60]);
	const { userId } = await seed.account('worker');
	expect(talk?.consent).toMatchObject({
		wording: 1,
		words: 'Mogen wij dit gesprek opnemen?',
		language: 'nl',
		asked_by: userId
	});
	expect(new Date(talk!.consent.agreed_at).toISOString()).toBe('2026-11-20T09:59:00.000Z');
	expect(sha256((await media.bytes(coordinator, at.id, id))!.bytes)).toBe(sha256(bytes));
	expect(await left()).toEqual({ media: 2, parts: 4, consents: 1 });
});

test('who asked stays who asked when a colleague sends it, and is never somebody else', async () => {
	const { userId: asked } = await seed.account('worker');
	const { db, userId } = await seed.account('coordinator');
	const consent = (askedBy: string) => ({ consent: { ...about(aRecording()).consent, askedBy } });
	const by = async () => (await media.talkOf(db, told.id))?.consent.asked_by;
	told = await seed.response(at, aResponse('een ander').by('assisted'));
	await database.sql(
		`update public.response set recorded_by = '${userId}' where id = '${told.id}'`
	);
	await sendTalk(aRecording(), consent(asked), db);
	expect(await by()).toBe(asked);
	told = await seed.response(at, aResponse('nog een').by('assisted'));
	await sendTalk(aRecording(), consent((await seed.outsider()).userId), db);
	expect(await by()).toBe(asked);
});

test('it is heard by coordinators and workers of the team, and by nobody else', async () => {
	const { id } = await sendTalk();
	const { db: reviewer } = await seed.account('reviewer');
	const { db: outsider } = await seed.outsider();
	expect(await media.bytes(worker, at.id, id)).not.toBeNull();
	expect(await media.bytes(reviewer, at.id, id)).toBeNull();
	expect(await media.bytes(outsider, at.id, id)).toBeNull();
	expect(await media.talkOf(outsider, told.id)).toBeNull();
	// Beside the answers it is not there: not to be typed out as one, not on the list of what waits for that.
	expect(await media.ofResponse(worker, at.id, told.id)).toEqual([]);
	expect(await media.toTypeOut(worker, at.id)).toEqual([]);
	await expect(media.transcribe(worker, id, 'Alles')).rejects.toThrow();
	expect(await media.publishedAudio(anonymous(database), at.code, id)).toBeNull();
	for (const db of [reviewer, outsider])
		await expect(sendTalk(aRecording(2000), {}, db)).rejects.toMatchObject({ code: '42501' });
});

test('with a safety signal it is a coordinator’s', async () => {
	const { id } = await sendTalk();
	unwrap(
		await worker.rpc('mark_safety', {
			consultation: at.id,
			response: told.id,
			signals: [{ id: randomUUID(), reason: 'threat', at: new Date().toISOString() }]
		})
	);
	expect(await media.bytes(worker, at.id, id)).toBeNull();
	expect(await media.talkOf(worker, told.id)).toBeNull();
	const { db: coordinator } = await seed.account('coordinator');
	expect(await media.bytes(coordinator, at.id, id)).not.toBeNull();
});

test('it is refused where the team switched it off, without its interview, and past the limits', async () => {
	const bytes = aRecording(2000);
	const refused = async (more: Partial<TalkItem>, response = told.id) =>
		media.beginTalk(worker, response, randomUUID(), about(bytes, more));
	expect(await refused({}, randomUUID())).toMatchObject({ state: 'refused', reason: 'gone' });
	expect(await refused({ size: 10_000_001 })).toMatchObject({ reason: 'size' });
	expect(await refused({ seconds: 1861 })).toMatchObject({ reason: 'size' });
	const page = Buffer.from('<!doctype html><script>alert(1)</script>');
	expect((await sendTalk(page)).progress).toMatchObject({ state: 'refused', reason: 'type' });
	const mp3 = Buffer.concat([Buffer.from('ID3'), Buffer.alloc(100)]);
	expect((await sendTalk(mp3)).progress).toMatchObject({ reason: 'type' });
	await takeMedia(worker, at.id, { talks: false, talk_days: 14 });
	expect(await refused({})).toMatchObject({ state: 'refused', reason: 'off' });
	expect(await left()).toMatchObject({ media: 0, parts: 0 });
});

test('it deletes itself so many days after it was typed out, and not before', async () => {
	await sendTalk();
	expect(await media.finishTalk(worker, told.id, true)).toBe(true);
	expect(await media.finishTalk(worker, told.id, true), 'the days count from the first time').toBe(
		false
	);
	await database.sql(
		`update public.media set transcribed_at = now() - interval '13 days 23 hours'`
	);
	expect(await purge()).toBe(0);
	await database.sql(`update public.media set transcribed_at = now() - interval '14 days'`);
	// Not done after all.
	expect(await media.finishTalk(worker, told.id, false)).toBe(true);
	expect(await purge()).toBe(0);
	await media.finishTalk(worker, told.id, true);
	await database.sql(`update public.media set transcribed_at = now() - interval '14 days'`);
	expect(await purge()).toBe(1);
	expect(await left()).toEqual({ media: 0, parts: 0, consents: 1 });
});

test('what it says and nobody wrote down is typed out as an answer, once', async () => {
	const more = openQuestion('Wat nog meer?');
	at = await seed.consultation({ guide: aGuide().with(MISSED, more) });
	await takeMedia(worker, at.id, { talks: true, talk_days: 14 });
	told = await seed.response(at, aResponse().by('assisted').answering('Wat mist u?', 'Een bankje'));
	const typeOut = (db: Db, question: string, text: string) =>
		media.typeOutTalk(db, told.id, question, text);
	expect(await typeOut(worker, more.key, 'Te vroeg')).toBe(false);
	await sendTalk();
	const { db: reviewer } = await seed.account('reviewer');
	await expect(typeOut(reviewer, more.key, 'Lampen')).rejects.toMatchObject({ code: '42501' });
	for (const [question, text] of [
		[more.key, ' '],
		[MISSED.key, 'Al opgeschreven'],
		['geen_vraag', 'Lampen']
	] as const)
		expect(await typeOut(worker, question, text)).toBe(false);
	expect(await typeOut(worker, more.key, ' Meer lampen langs het pad. ')).toBe(true);
	expect(await typeOut(worker, more.key, 'Nog eens')).toBe(false);
	const answers = await database.sql(
		`select text, voice from public.answer where response_id = '${told.id}' order by question_key`
	);
	expect(answers).toEqual([
		{ text: 'Een bankje', voice: 'own' },
		{ text: 'Meer lampen langs het pad.', voice: 'verbatim' }
	]);
});

test('it goes when a worker deletes it, and what was typed out stays', async () => {
	await sendTalk();
	await media.removeTalk(worker, at.id, told.id);
	expect(await left()).toEqual({ media: 0, parts: 0, consents: 1 });
	const [answer] = await database.sql('select text from public.answer');
	expect(answer?.text).toBe('Een bankje op het plein');
});

test('it does not come back from another device after the team deleted it; one that was given up does', async () => {
	const bytes = aRecording();
	const { id } = await sendTalk(bytes);
	await media.removeTalk(worker, at.id, told.id);
	const again = await media.beginTalk(worker, told.id, id, about(bytes));
	expect(again).toMatchObject({ state: 'refused', reason: 'gone' });
	const half = randomUUID();
	await media.beginTalk(worker, told.id, half, about(bytes));
	await database.sql(`update public.media set touched_at = now() - interval '8 days'`);
	expect(await purge()).toBe(1);
	expect(await media.beginTalk(worker, told.id, half, about(bytes))).toMatchObject({
		state: 'receiving'
	});
	// Its days are over: the same.
	const { id: old } = await sendTalk(aRecording(200_000));
	await database.sql(
		`update public.media set transcribed_at = now() - interval '14 days' where id = '${old}'`
	);
	expect(await purge()).toBe(1);
	const late = await media.beginTalk(worker, told.id, old, about(aRecording(200_000)));
	expect(late).toMatchObject({ state: 'refused', reason: 'gone' });
});

test('it goes when the resident withdraws', async () => {
	await sendTalk();
	unwrap(await anonymous(database).rpc('withdraw_by_code', { code: told.withdrawalCode }));
	expect(await left()).toEqual({ media: 0, parts: 0, consents: 0 });
	expect((await sendTalk()).progress).toMatchObject({ state: 'refused', reason: 'gone' });
});

test('it goes on the retention date', async () => {
	await sendTalk();
	await database.sql(`update public.consultation set starts_on = current_date - 9, ends_on = current_date - 3,
		retention_on = current_date - 1`);
	unwrap(await anonymous(database).rpc('purge_expired'));
	expect(await responses.get(worker, at.id, told.id)).toBeNull();
	expect(await left()).toEqual({ media: 0, parts: 0, consents: 0 });
});
