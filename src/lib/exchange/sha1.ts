/** One round's function and constant for each twenty steps (FIPS 180-4, §4.1.1 and §4.2.1). */
const ROUNDS = [
	{ mix: (b: number, c: number, d: number) => (b & c) | (~b & d), constant: 0x5a827999 },
	{ mix: (b: number, c: number, d: number) => b ^ c ^ d, constant: 0x6ed9eba1 },
	{ mix: (b: number, c: number, d: number) => (b & c) | (b & d) | (c & d), constant: 0x8f1bbcdc },
	{ mix: (b: number, c: number, d: number) => b ^ c ^ d, constant: 0xca62c1d6 }
];

const rotate = (word: number, by: number) => (word << by) | (word >>> (32 - by));

/**
 * SHA-1 of `bytes` as 20 bytes (FIPS 180-4). Only for names that must come out the same everywhere, never for secrets:
 * the Web Crypto API is not there on a page without https, and cannot be called without waiting.
 */
export function sha1(bytes: Uint8Array): Uint8Array {
	const padded = new DataView(new ArrayBuffer((((bytes.length + 8) >> 6) + 1) << 6));
	bytes.forEach((byte, index) => padded.setUint8(index, byte));
	padded.setUint8(bytes.length, 0x80);
	padded.setUint32(padded.byteLength - 8, Math.floor(bytes.length / 0x20000000));
	padded.setUint32(padded.byteLength - 4, (bytes.length << 3) >>> 0);

	const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0];
	const words = new Int32Array(80);
	for (let block = 0; block < padded.byteLength; block += 64)
		digestBlock(padded, block, words, state);
	const digest = new DataView(new ArrayBuffer(20));
	state.forEach((word, index) => digest.setInt32(index * 4, word));
	return new Uint8Array(digest.buffer);
}

function digestBlock(data: DataView, block: number, words: Int32Array, state: number[]): void {
	for (let t = 0; t < 16; t++) words[t] = data.getInt32(block + t * 4);
	for (let t = 16; t < 80; t++)
		words[t] = rotate(words[t - 3]! ^ words[t - 8]! ^ words[t - 14]! ^ words[t - 16]!, 1);
	let [a, b, c, d, e] = state as [number, number, number, number, number];
	for (let t = 0; t < 80; t++) {
		const { mix, constant } = ROUNDS[Math.floor(t / 20)]!;
		const next = (rotate(a, 5) + mix(b, c, d) + e + constant + words[t]!) | 0;
		[e, d, c, b, a] = [d, c, rotate(b, 30), a, next];
	}
	[a, b, c, d, e].forEach((word, index) => (state[index] = (state[index]! + word) | 0));
}
