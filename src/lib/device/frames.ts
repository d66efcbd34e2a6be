import type { Sealed } from './seal.ts';

/** Sealed boxes one after the other in a file: four bytes say how long one is, then come its number used once and itself. */
const LENGTH_BYTES = 4;
const IV_BYTES = 12;

export function framed({ iv, box }: Sealed): BlobPart[] {
	const length = new DataView(new ArrayBuffer(LENGTH_BYTES));
	length.setUint32(0, iv.length + box.length);
	return [length.buffer, iv, box];
}

/** @returns undefined where the file ends before the box does */
export async function boxAt(
	file: Blob,
	at: number
): Promise<{ sealed: Sealed; end: number } | undefined> {
	const start = at + LENGTH_BYTES;
	if (start > file.size) return undefined;
	const length = new DataView(await file.slice(at, start).arrayBuffer()).getUint32(0);
	const end = start + length;
	if (length <= IV_BYTES || end > file.size) return undefined;
	const bytes = new Uint8Array(await file.slice(start, end).arrayBuffer());
	return { sealed: { iv: bytes.slice(0, IV_BYTES), box: bytes.slice(IV_BYTES) }, end };
}
