/** JPEGs made by hand: a tiny picture, and the segments that a camera adds to it. */
interface Extra {
	marker: number;
	data: Uint8Array;
}

const segment = ({ marker, data }: Extra) => {
	const length = data.length + 2;
	return Buffer.from([0xff, marker, length >> 8, length & 0xff, ...data]);
};

/** One grey pixel, as a JPEG without anything else in it. */
const PIXEL = Buffer.from(
	'ffd8ffe000104a46494600010100000100010000ffdb004300080606070605080707070909080a0c140d0c0b0b0c1912130f141d1a1f1e1d1a1c1c20242e2720222c231c1c2837292c30313434341f27393d38323c2e333432ffc0000b080001000101011100ffc4001f0000010501010101010100000000000000000102030405060708090a0bffc400b5100002010303020403050504040000017d01020300041105122131410613516107227114328191a1082342b1c11552d1f02433627282090a161718191a25262728292a3435363738393a434445464748494a535455565758595a636465666768696a737475767778797a838485868788898a92939495969798999aa2a3a4a5a6a7a8a9aab2b3b4b5b6b7b8b9bac2c3c4c5c6c7c8c9cad2d3d4d5d6d7d8d9dae1e2e3e4e5e6e7e8e9eaf1f2f3f4f5f6f7f8f9faffda0008010100003f00f9fe8a28a0ffd9',
	'hex'
);

/** A JPEG with these segments between its start and the rest of it. */
export const aJpeg = (...extras: Extra[]): Buffer => insertInto(PIXEL, ...extras);

/** The same picture as a camera would leave it, with these segments. */
export const insertInto = (jpeg: Uint8Array, ...extras: Extra[]): Buffer =>
	Buffer.concat([jpeg.subarray(0, 2), ...extras.map(segment), jpeg.subarray(2)]);

/** One entry of a TIFF directory: tag, type, count, and the value or where it stands. */
function entry(tag: number, type: number, count: number, value: number): Buffer {
	const bytes = Buffer.alloc(12);
	bytes.writeUInt16LE(tag, 0);
	bytes.writeUInt16LE(type, 2);
	bytes.writeUInt32LE(count, 4);
	bytes.writeUInt32LE(value, 8);
	return bytes;
}
const directory = (...entries: Buffer[]) =>
	Buffer.concat([Buffer.from([entries.length, 0]), ...entries, Buffer.alloc(4)]);
/** Degrees, minutes and seconds as fractions. */
const angle = (...parts: number[]) =>
	Buffer.concat(parts.map((part) => Buffer.from(Uint32Array.of(part, 1).buffer)));

const [ASCII, LONG, RATIONAL] = [2, 4, 5];
const MAIN_AT = 8;
const GPS_AT = MAIN_AT + 2 + 12 + 4;
const LATITUDE_AT = GPS_AT + 2 + 4 * 12 + 4;

/** Exif of a telephone that says where it was: 52° 5' 18" N, 4° 18' 22" E. */
export const EXIF_WITH_GPS = Buffer.concat([
	Buffer.from('Exif\0\0', 'latin1'),
	Buffer.from('49492a0008000000', 'hex'),
	directory(entry(0x8825, LONG, 1, GPS_AT)),
	directory(
		entry(1, ASCII, 2, 'N'.charCodeAt(0)),
		entry(2, RATIONAL, 3, LATITUDE_AT),
		entry(3, ASCII, 2, 'E'.charCodeAt(0)),
		entry(4, RATIONAL, 3, LATITUDE_AT + 24)
	),
	angle(52, 5, 18),
	angle(4, 18, 22)
]);
