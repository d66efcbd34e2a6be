const ascii = (bytes: Uint8Array, from: number, to: number) =>
	String.fromCharCode(...bytes.subarray(from, to));

/**
 * What kind of sound a file holds, by how it begins and not by its name; the database looks once more
 * (`private.media_type`).
 * @returns undefined for anything that is not offered to play
 */
export function soundTypeOf(bytes: Uint8Array): string | undefined {
	const [first = 0, second = 0] = bytes;
	const start = ascii(bytes, 0, 4);
	if (start === '\x1aE\xdf\xa3') return 'audio/webm';
	if (ascii(bytes, 4, 8) === 'ftyp') return 'audio/mp4';
	if (start === 'OggS') return 'audio/ogg';
	// An MPEG frame of layer III: eleven bits that are set, and the layer.
	if (start.startsWith('ID3') || (first === 0xff && (second & 0xe6) === 0xe2)) return 'audio/mpeg';
	if (start === 'RIFF' && ascii(bytes, 8, 12) === 'WAVE') return 'audio/wav';
	return undefined;
}
