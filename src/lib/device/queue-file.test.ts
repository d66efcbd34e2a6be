import { describe, expect, test } from 'vitest';
import { aGuide } from '../../../tests/support/builders.ts';
import { newInterview } from '../answering/interview.ts';
import { writeItem } from '../answering/outbox-format.ts';
import { type Item } from '../answering/outbox.ts';
import { Pack } from '../answering/pack.ts';
import type { Talk } from '../answering/talk.ts';
import { MEDIA_LIMITS } from '../media/limits.ts';
import { fitting, readQueue, writeQueue, type Recorded } from './queue-file.ts';
import { keyFrom, newSalt, seal } from './seal.ts';

const AT = '2026-11-20T10:00:00.000Z';
const WORDS = 'een lange wachtzin';
const uuid = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const item: Item = {
	id: uuid(1),
	number: 1,
	consultationId: uuid(900),
	versionId: uuid(901),
	interview: newInterview('assisted', { code: 'ABCD', startedAt: AT }),
	revision: 0,
	changedAt: AT,
	synced: null,
	state: { is: 'draft' }
};
const pack = Pack.parse({
	consultation: {
		id: uuid(900),
		title: 'Wonen',
		neighbourhood: 'Molenwijk',
		code: 'molenwijk1',
		contact: '',
		languages: ['nl'],
		areas: []
	},
	versions: [{ id: uuid(901), number: 1, guide: aGuide().build() }]
});
const aTalk = (number: number): Talk => ({
	id: uuid(number),
	interview: item.id,
	number: 1,
	recordedAt: AT,
	seconds: 1800,
	consent: { agreedAt: AT, wording: 1, words: 'Mogen wij dit opnemen?', language: 'nl' }
});
/** Longer than one box, and none of its pieces as long as the next. */
const SOUND = [2_500_000, 1, 700_000].map((size, at) => new Uint8Array(size).fill(at + 1));
const whole = async (pieces: Uint8Array<ArrayBuffer>[]) =>
	new Uint8Array(await new Blob(pieces).arrayBuffer());
const aFile = (talks: Talk[] = [aTalk(2), aTalk(3)]) =>
	writeQueue(
		{
			items: [item],
			packs: [pack],
			talks,
			sound: (id) => Promise.resolve(id === uuid(2) ? SOUND : [])
		},
		WORDS
	);
async function read(file: Blob, words = WORDS) {
	const reading = await readQueue(file, words);
	if (reading.state !== 'read') return reading;
	const recorded: Recorded[] = [];
	for await (const one of reading.recordings()) recorded.push(one);
	return { ...reading, recorded };
}

describe('a queue in a file', () => {
	test('comes out as it went in, with its recordings', async () => {
		const file = await aFile([{ ...aTalk(2), refused: 'full' }, aTalk(3)]);
		const reading = await read(file);
		expect(reading).toMatchObject({ state: 'read', items: [item], packs: [pack], talks: 2 });
		if (!('recorded' in reading)) throw new Error('not read');
		expect(reading.recorded.map(({ talk }) => talk)).toEqual([aTalk(2), aTalk(3)]);
		expect(await whole(reading.recorded[0]!.pieces)).toEqual(await whole(SOUND));
		expect(reading.recorded[1]!.pieces).toEqual([]);
	}, 20_000);

	test('says nothing in plain, and opens with its passphrase alone', async () => {
		const file = await aFile();
		expect(await file.text()).not.toMatch(/Wonen|Molenwijk|opnemen/);
		expect(await readQueue(file, 'een andere wachtzin')).toEqual({ state: 'unreadable' });
		expect(await readQueue(new Blob(['geen bestand']), WORDS)).toEqual({ state: 'no-queue' });
	});

	test('that was cut off gives what is whole, and says how many recordings there were', async () => {
		const file = await aFile([aTalk(3), aTalk(2)]);
		const cut = await read(file.slice(0, file.size - 10));
		expect(cut).toMatchObject({ state: 'read', items: [item], talks: 2 });
		expect('recorded' in cut && cut.recorded.map(({ talk }) => talk.id)).toEqual([uuid(3)]);
		expect(await readQueue(file.slice(0, 400), WORDS)).toEqual({ state: 'unreadable' });
	});

	test('of the first version is still read', async () => {
		const [salt, iterations] = [newSalt(), 100_000];
		const key = await keyFrom(WORDS, salt, iterations);
		const box = await seal(key, { items: [writeItem(item)], packs: [pack] }, 'wijkspraak queue');
		const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
		const sealed = { salt: text(salt), iv: text(box.iv), box: text(box.box) };
		const old = { wijkspraak: 'queue', version: 1, iterations, ...sealed };
		const file = new Blob([JSON.stringify(old)]);
		expect(await read(file)).toMatchObject({
			state: 'read',
			items: [item],
			talks: 0,
			recorded: []
		});
		expect(await readQueue(file, 'een andere zin')).toEqual({ state: 'unreadable' });
	});
});

test('recordings go along, the oldest first, as far as one file holds them', () => {
	const half = MEDIA_LIMITS.queueFile.bytes / 2;
	const talks = [half, half, 1].map((bytes, at) => ({ bytes, at }));
	expect(fitting(talks).map(({ at }) => at)).toEqual([0, 1]);
});
