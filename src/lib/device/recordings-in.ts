import type { Desk } from './desk.svelte.ts';
import type { Recorded } from './queue-file.ts';

/**
 * Puts recordings of another device in this one, with the numbers that their interviews have here, and sends them.
 * @param counted hears of each one that was read, and whether it was new here
 * @throws DOMException QuotaExceededError when the device is full
 */
export async function addRecordings(
	{ talks, vault, item, items }: Desk,
	recordings: AsyncIterable<Recorded>,
	counted: (fresh: boolean) => void
): Promise<void> {
	if (!talks || !vault) return;
	try {
		for await (const { talk, pieces } of recordings) {
			const number = item(talk.interview)?.number ?? talk.number;
			counted(await talks.add({ ...talk, number }, pieces));
		}
	} finally {
		await vault.count(items);
		void talks.send();
	}
}
