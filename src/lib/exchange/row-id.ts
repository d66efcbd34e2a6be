import { sha1 } from './sha1.ts';

const HEX = [...Array(256).keys()].map((byte) => byte.toString(16).padStart(2, '0'));
const encoder = new TextEncoder();

/** A UUID that always comes out the same for a name within a namespace, itself a UUID (RFC 9562, version 5). */
export function nameUuid(namespace: string, name: string): string {
	const space = namespace
		.replaceAll('-', '')
		.match(/../g)!
		.map((pair) => parseInt(pair, 16));
	const digest = sha1(Uint8Array.from([...space, ...encoder.encode(name)])).slice(0, 16);
	digest[6] = (digest[6]! & 0x0f) | 0x50;
	digest[8] = (digest[8]! & 0x3f) | 0x80;
	const hex = [...digest].map((byte) => HEX[byte]).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** The response's id for a row that has a name of its own in the file: that name never stands for another row. */
export const idOfNamedRow = (consultation: string, rowId: string) =>
	nameUuid(consultation, `row ${rowId}`);

/** What a row without a name is known by: everything that stands in it. */
export const contentOf = (consultation: string, cells: string[]) =>
	nameUuid(consultation, `content ${JSON.stringify(cells)}`);

/** The response's id for a row without a name; the second of two equal rows is another response. */
export const idOfContent = (content: string, occurrence: number) =>
	nameUuid(content, `occurrence ${occurrence}`);
