/**
 * A JPEG is a row of segments, each with a marker and a length, up to the one where the picture itself begins.
 * Camera, place and author stand in the application's own segments (Exif and XMP in number 1, IPTC in 13) and in comments.
 */
interface Segment {
	marker: number;
	/** Where it begins in the file, and where the next one does. */
	start: number;
	end: number;
}

const START_OF_PICTURE = 0xda;
const COMMENT = 0xfe;
/** JFIF, the colour profile, and how the colours are coded: what a picture needs to be shown as it was. */
const KEPT = [0xe0, 0xe2, 0xee];

const isMetadata = (marker: number) =>
	marker === COMMENT || (marker >= 0xe0 && marker <= 0xef && !KEPT.includes(marker));

/** The segments before the picture, and where that begins; undefined for what is no JPEG. */
function segmentsOf(bytes: Uint8Array): { segments: Segment[]; picture: number } | undefined {
	if (bytes[0] !== 0xff || bytes[1] !== 0xd8 || bytes[2] !== 0xff) return undefined;
	const segments: Segment[] = [];
	let at = 2;
	while (at + 4 <= bytes.length) {
		const [mark, marker = 0, high = 0, low = 0] = bytes.subarray(at, at + 4);
		if (mark !== 0xff) return undefined;
		if (marker === START_OF_PICTURE) return { segments, picture: at };
		const end = at + 2 + high * 256 + low;
		segments.push({ marker, start: at, end });
		at = end;
	}
	return undefined;
}

/** True for a JPEG with nothing in it beside the picture. The database refuses any other (`private.is_clean_jpeg`). */
export function isCleanJpeg(bytes: Uint8Array): boolean {
	const found = segmentsOf(bytes);
	return found !== undefined && !found.segments.some(({ marker }) => isMetadata(marker));
}

/**
 * The same picture without camera, place, author and comments.
 * Some browsers write Exif of their own (size, colours) even from a canvas: that goes too.
 * @returns undefined for what is no JPEG
 */
export function withoutMetadata(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
	const found = segmentsOf(bytes);
	if (!found) return undefined;
	const kept = found.segments
		.filter(({ marker }) => !isMetadata(marker))
		.map(({ start, end }) => bytes.subarray(start, end));
	const pieces = [bytes.subarray(0, 2), ...kept, bytes.subarray(found.picture)];
	const clean = new Uint8Array(pieces.reduce((sum, piece) => sum + piece.length, 0));
	let at = 0;
	for (const piece of pieces) {
		clean.set(piece, at);
		at += piece.length;
	}
	return clean;
}

/** The size at which a picture fits in a square of `longest`, in whole pixels; never larger than it is. */
export function fitWithin(
	{ width, height }: { width: number; height: number },
	longest: number
): { width: number; height: number } {
	const scale = Math.min(1, longest / Math.max(width, height));
	return {
		width: Math.max(1, Math.round(width * scale)),
		height: Math.max(1, Math.round(height * scale))
	};
}
