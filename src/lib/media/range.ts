/** A part of a file, first and last byte included. */
export interface ByteRange {
	first: number;
	last: number;
}

/**
 * The part that a `Range` header asks for: players jump with it, and one of them plays nothing without.
 * @returns undefined for the whole file (no header, or one that is not understood), 'outside' for what is not there
 */
export function rangeOf(header: string | null, size: number): ByteRange | 'outside' | undefined {
	const asked = /^bytes=(\d*)-(\d*)$/.exec(header ?? '');
	if (!asked || (asked[1] === '' && asked[2] === '')) return undefined;
	const [, from = '', to = ''] = asked;
	// "-500" asks for the last 500 bytes.
	const first = from === '' ? Math.max(0, size - Number(to)) : Number(from);
	const last = from === '' || to === '' ? size - 1 : Math.min(Number(to), size - 1);
	return first >= size || first > last ? 'outside' : { first, last };
}
