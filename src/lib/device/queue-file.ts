import { z } from 'zod';
import { readItem, writeItem } from '../answering/outbox-format.ts';
import type { Item } from '../answering/outbox.ts';
import { Pack } from '../answering/pack.ts';
import { Talk } from '../answering/talk.ts';
import { MEDIA_LIMITS } from '../media/limits.ts';
import { boxAt, framed } from './frames.ts';
import { ITERATIONS, keyFrom, newSalt, openBytes, seal, sealBytes, unseal } from './seal.ts';

/**
 * A device's whole queue in one encrypted file, for another device or for the coordinator: a line that says how to try
 * the passphrase, then sealed boxes. The first holds the interviews, then come the recordings, each behind a box that
 * tells what it is. The passphrase is typed once and travels by another way than the file.
 */
export const MIN_PASSPHRASE = 12;
const ABOUT = 'wijkspraak queue';
/** The first line is shorter than this. */
const LINE = 1024;
/** A recording is cut in boxes of this many bytes, so that a small tablet can read it back. */
const CUT = 1_000_000;

const Base64 = z.base64().transform((text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
const Try = {
	wijkspraak: z.literal('queue'),
	iterations: z.int().min(100_000).max(10_000_000),
	salt: Base64
};
/** The whole file was one line, and held no recordings. */
const File1 = z.object({ ...Try, version: z.literal(1), iv: Base64, box: Base64 });
const Line2 = z.object({ ...Try, version: z.literal(2) });
const Content = z.object({
	items: z.array(z.unknown()),
	packs: z.array(Pack),
	talks: z.int().min(0).default(0)
});
const TalkBox = z.object({ talk: Talk, cuts: z.int().min(0) });

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const talkAbout = (place: number) => `${ABOUT} talk ${place}`;
const cutAbout = (place: number, cut: number) => `${ABOUT} talk ${place} ${cut}`;

export interface Queue {
	items: readonly Item[];
	packs: readonly Pack[];
	/** The recordings that go along. */
	talks: readonly Talk[];
	/** The pieces of one. */
	sound: (id: string) => Promise<Uint8Array<ArrayBuffer>[]>;
}

/** Every interview that is not stored, with the guides that they need, and the recordings of conversations. */
export async function writeQueue(queue: Queue, passphrase: string): Promise<Blob> {
	const unsent = queue.items.filter(({ state }) => state.is !== 'stored');
	const needed = new Set(unsent.map(({ consultationId }) => consultationId));
	const salt = newSalt();
	const key = await keyFrom(passphrase, salt, ITERATIONS);
	const line = { wijkspraak: 'queue', version: 2, iterations: ITERATIONS, salt: base64(salt) };
	const content = {
		items: unsent.map(writeItem),
		packs: queue.packs.filter(({ consultation }) => needed.has(consultation.id)),
		talks: queue.talks.length
	};
	const parts: BlobPart[] = [
		`${JSON.stringify(line)}\n`,
		...framed(await seal(key, content, ABOUT))
	];
	for (const [place, { refused: _, ...talk }] of queue.talks.entries()) {
		// One recording in memory at a time: what is sealed is the browser's to put away.
		const whole = new Uint8Array(await new Blob(await queue.sound(talk.id)).arrayBuffer());
		const cuts = Math.ceil(whole.length / CUT);
		parts.push(new Blob(framed(await seal(key, { talk, cuts }, talkAbout(place)))));
		for (let cut = 0; cut < cuts; cut++) {
			const bytes = whole.slice(cut * CUT, (cut + 1) * CUT);
			parts.push(new Blob(framed(await sealBytes(key, bytes, cutAbout(place, cut)))));
		}
	}
	return new Blob(parts, { type: 'application/octet-stream' });
}

/** The recordings that fit in one file, the oldest first. What does not fit stays on the device, and is sent from there. */
export function fitting<Sized extends { bytes: number }>(talks: readonly Sized[]): Sized[] {
	let room: number = MEDIA_LIMITS.queueFile.bytes;
	return talks.filter(({ bytes }) => (room -= bytes) >= 0);
}

export interface Recorded {
	talk: Talk;
	pieces: Uint8Array<ArrayBuffer>[];
}

export type QueueReading =
	| {
			state: 'read';
			items: Item[];
			packs: Pack[];
			/** How many recordings there are; of a damaged file fewer can be read. */
			talks: number;
			recordings: () => AsyncGenerator<Recorded>;
	  }
	| { state: 'no-queue' }
	/** With this passphrase: another one, or the file is damaged. */
	| { state: 'unreadable' };

export async function readQueue(file: Blob, passphrase: string): Promise<QueueReading> {
	const start = await file.slice(0, LINE).text();
	const end = start.indexOf('\n');
	if (end < 0) return readOldQueue(await file.text(), passphrase);
	const line = Line2.safeParse(parsed(start.slice(0, end)));
	if (!line.success) return { state: 'no-queue' };
	const first = await boxAt(file, end + 1);
	const key = await keyFrom(passphrase, line.data.salt, line.data.iterations);
	const content = first && (await unseal(key, first.sealed, ABOUT));
	if (!first || content === undefined) return { state: 'unreadable' };
	const { items, packs, talks } = Content.parse(content);
	const recordings = () => readTalks(file, first.end, key, talks);
	return { state: 'read', items: items.map(readItem), packs, talks, recordings };
}

/** The recordings that are whole, up to where the file is damaged. */
async function* readTalks(
	file: Blob,
	from: number,
	key: CryptoKey,
	talks: number
): AsyncGenerator<Recorded> {
	let at = from;
	for (let place = 0; place < talks; place++) {
		const head = await boxAt(file, at);
		const about = head && (await unseal(key, head.sealed, talkAbout(place)));
		if (!head || about === undefined) return;
		const { talk, cuts } = TalkBox.parse(about);
		at = head.end;
		const pieces: Uint8Array<ArrayBuffer>[] = [];
		for (let cut = 0; cut < cuts; cut++) {
			const box = await boxAt(file, at);
			const bytes = box && (await openBytes(key, box.sealed, cutAbout(place, cut)));
			if (!box || !bytes) return;
			pieces.push(bytes);
			at = box.end;
		}
		yield { talk, pieces };
	}
}

async function* noTalks(): AsyncGenerator<Recorded> {}

async function readOldQueue(text: string, passphrase: string): Promise<QueueReading> {
	const file = File1.safeParse(parsed(text));
	if (!file.success) return { state: 'no-queue' };
	const { salt, iterations, iv, box } = file.data;
	const key = await keyFrom(passphrase, salt, iterations);
	const content = await unseal(key, { iv, box }, ABOUT);
	if (content === undefined) return { state: 'unreadable' };
	const { items, packs, talks } = Content.parse(content);
	return { state: 'read', items: items.map(readItem), packs, talks, recordings: noTalks };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
