import type { Pack } from '../answering/pack.ts';
import { soundsOf } from '../guide/sounds.ts';
import type { Vault } from './vault.ts';

const addressOf = (consultation: string, sound: string) =>
	`/raadpleging/${consultation}/media/${sound}`;

/** The texts read aloud in the guides of a consultation, by id. */
export function soundsIn(pack: Pack | undefined): string[] {
	const all = (pack?.versions ?? []).flatMap(({ guide }) => soundsOf(guide));
	return [...new Set(all.map(({ sound }) => sound.id))];
}

/** @returns undefined when there is no connection, or nobody signed in */
async function fetchSound(address: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
	const response = await fetch(address).catch(() => undefined);
	if (!response?.ok || response.redirected) return undefined;
	return new Uint8Array(await response.arrayBuffer());
}

/** Takes along what the guides read aloud, one after the other. What does not come now, comes with the next refresh. */
export async function takeSounds(vault: Vault, pack: Pack): Promise<void> {
	for (const id of soundsIn(pack)) {
		if (await vault.hasSound(id)) continue;
		const bytes = await fetchSound(addressOf(pack.consultation.id, id));
		if (!bytes) return;
		await vault.keepPiece(id, 0, bytes);
	}
}

/** Lets go of what guides read aloud that are not on the device any more: replaced, and no interview is about them. */
export async function dropSounds(vault: Vault, before: Pack | undefined, now: Pack): Promise<void> {
	const needed = new Set(soundsIn(now));
	for (const id of soundsIn(before)) if (!needed.has(id)) await vault.removeSound(id);
}

/** Where a text read aloud is heard: from the device when it is there, else from the server. */
export async function soundSource(
	vault: Vault | undefined,
	consultation: string,
	{ id, type }: { id: string; type: string }
): Promise<string> {
	const pieces = vault ? await vault.sound(id) : [];
	if (pieces.length === 0) return addressOf(consultation, id);
	return URL.createObjectURL(new Blob(pieces, { type }));
}
