/** A file as it comes from the disk or the browser; it may be opened more than once. */
export type Source = () => AsyncIterable<Uint8Array>;

export type Encoding = 'utf-8' | 'windows-1252' | 'utf-16le' | 'utf-16be';

/** What a file holds: text in one of the encodings that spreadsheets write, or something that is no CSV. */
export type Content =
	{ kind: 'text'; encoding: Encoding } | { kind: 'empty' } | { kind: 'spreadsheet' | 'binary' };

/** Excel's .xlsx and LibreOffice's .ods are zip files; the older .xls starts with this other mark. */
const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

const startsWith = (bytes: Uint8Array, mark: number[]) =>
	mark.every((byte, index) => bytes[index] === byte);

/**
 * Reads the whole file once: a single é far down tells Windows-1252 from UTF-8.
 * What is not valid UTF-8 is taken for Windows-1252, which Excel writes on Windows.
 */
export async function detectContent(source: Source): Promise<Content> {
	const strict = new TextDecoder('utf-8', { fatal: true });
	let encoding: Encoding = 'utf-8';
	let first = true;
	for await (const bytes of source()) {
		if (bytes.length === 0) continue;
		if (first) {
			if (startsWith(bytes, ZIP) || startsWith(bytes, OLE)) return { kind: 'spreadsheet' };
			if (startsWith(bytes, [0xff, 0xfe])) return { kind: 'text', encoding: 'utf-16le' };
			if (startsWith(bytes, [0xfe, 0xff])) return { kind: 'text', encoding: 'utf-16be' };
			if (bytes.subarray(0, 1000).includes(0)) return { kind: 'binary' };
			first = false;
		}
		if (encoding === 'utf-8' && !decodes(strict, bytes)) encoding = 'windows-1252';
	}
	if (first) return { kind: 'empty' };
	if (encoding === 'utf-8' && !decodes(strict)) encoding = 'windows-1252';
	return { kind: 'text', encoding };
}

/** Whether the next piece is valid in the decoder's encoding; without a piece, whether the text may end here. */
function decodes(decoder: TextDecoder, bytes?: Uint8Array): boolean {
	try {
		decoder.decode(bytes, { stream: bytes !== undefined });
		return true;
	} catch (error) {
		if (error instanceof TypeError) return false;
		throw error;
	}
}

/** The text of a file in pieces, without byte order mark, with every line end written as \n. */
export async function* decodeText(source: Source, encoding: Encoding): AsyncGenerator<string> {
	const decoder = new TextDecoder(encoding);
	let held = '';
	for await (const bytes of source()) {
		const text = held + decoder.decode(bytes, { stream: true });
		// \r\n may be cut in two.
		held = text.endsWith('\r') ? '\r' : '';
		yield text.slice(0, text.length - held.length).replace(/\r\n?/g, '\n');
	}
	const tail = (held + decoder.decode()).replace(/\r\n?/g, '\n');
	if (tail) yield tail;
}
