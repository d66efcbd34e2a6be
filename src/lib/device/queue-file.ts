import { z } from 'zod';
import { readItem, writeItem } from '../answering/outbox-format.ts';
import type { Item } from '../answering/outbox.ts';
import { Pack } from '../answering/pack.ts';
import { ITERATIONS, keyFrom, newSalt, seal, unseal } from './seal.ts';

/**
 * A device's whole queue in one encrypted file, for another device or for the coordinator.
 * The passphrase is typed once and travels by another way than the file.
 */
export const MIN_PASSPHRASE = 12;
const ABOUT = 'wijkspraak queue';

const Base64 = z.base64().transform((text) => Uint8Array.from(atob(text), (c) => c.charCodeAt(0)));
const QueueFile = z.object({
	wijkspraak: z.literal('queue'),
	version: z.literal(1),
	iterations: z.int().min(100_000).max(10_000_000),
	salt: Base64,
	iv: Base64,
	box: Base64
});
const Content = z.object({ items: z.array(z.unknown()), packs: z.array(Pack) });

const base64 = (bytes: Uint8Array): string => {
	let text = '';
	for (let at = 0; at < bytes.length; at += 0x8000) {
		text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
	}
	return btoa(text);
};

/** Every interview that is not stored, with the guides that they need. */
export async function writeQueue(
	items: readonly Item[],
	packs: readonly Pack[],
	passphrase: string
): Promise<string> {
	const unsent = items.filter(({ state }) => state.is !== 'stored');
	const needed = new Set(unsent.map(({ consultationId }) => consultationId));
	const salt = newSalt();
	const key = await keyFrom(passphrase, salt, ITERATIONS);
	const content = {
		items: unsent.map(writeItem),
		packs: packs.filter(({ consultation }) => needed.has(consultation.id))
	};
	const { iv, box } = await seal(key, content, ABOUT);
	const [salted, ivText, boxText] = [base64(salt), base64(iv), base64(box)];
	return JSON.stringify({
		wijkspraak: 'queue',
		version: 1,
		iterations: ITERATIONS,
		salt: salted,
		iv: ivText,
		box: boxText
	});
}

export type QueueReading =
	| { state: 'read'; items: Item[]; packs: Pack[] }
	| { state: 'no-queue' }
	| { state: 'wrong-passphrase' };

export async function readQueue(text: string, passphrase: string): Promise<QueueReading> {
	const file = QueueFile.safeParse(parsed(text));
	if (!file.success) return { state: 'no-queue' };
	const { salt, iterations, iv, box } = file.data;
	const key = await keyFrom(passphrase, salt, iterations);
	const content = await unseal(key, { iv, box }, ABOUT);
	if (content === undefined) return { state: 'wrong-passphrase' };
	const { items, packs } = Content.parse(content);
	return { state: 'read', items: items.map(readItem), packs };
}

function parsed(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}
