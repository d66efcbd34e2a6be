import { brotliCompressSync, constants } from 'node:zlib';
import { BROTLI_QUALITY } from '../../src/cli/serve.ts';

/** What a resident's page may weigh, in bytes as they are sent with brotli (see the design's budgets). */
export const PAGE_BUDGET = { all: 25_000, script: 10_000 } as const;

export interface WeighedFile {
	path: string;
	kind: 'page' | 'script' | 'style' | 'font' | 'other';
	bytes: number;
}
export interface PageWeight {
	files: WeighedFile[];
	all: number;
	script: number;
}

const TAGS = /<(?:script|link|img|source|audio|video|iframe)\b[^>]*>/gi;
const ADDRESS = /\b(?:src|href)="([^"]+)"/i;
const LOADED_RELATIONS = /\brel="(?:stylesheet|modulepreload|preload|icon|manifest)"/i;

/** Addresses that a browser fetches for this page by itself. */
function subresources(html: string): string[] {
	const found = [...html.matchAll(TAGS)].flatMap(([tag]) => {
		// SvelteKit names a style sheet that stands in the page already in a link that is disabled: nobody fetches it.
		if (/^<link/i.test(tag) && (!LOADED_RELATIONS.test(tag) || /\sdisabled\b/i.test(tag)))
			return [];
		const address = ADDRESS.exec(tag)?.[1];
		return address === undefined || address.startsWith('data:') ? [] : [address];
	});
	return [...new Set(found)];
}

function kindOf(contentType: string): WeighedFile['kind'] {
	if (contentType.includes('html')) return 'page';
	if (contentType.includes('javascript')) return 'script';
	if (contentType.includes('css')) return 'style';
	return contentType.includes('font') ? 'font' : 'other';
}

/** As the app sends it: a page compressed on the fly, a file compressed when it was built. */
function brotli(body: Buffer, kind: WeighedFile['kind']): number {
	const quality = kind === 'page' ? BROTLI_QUALITY : constants.BROTLI_MAX_QUALITY;
	return brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } }).length;
}

async function weigh(url: URL, cookie: string): Promise<WeighedFile & { text: string }> {
	const response = await fetch(url, { headers: { cookie, 'accept-encoding': 'identity' } });
	if (!response.ok) throw new Error(`${url.pathname} answered ${response.status}`);
	const body = Buffer.from(await response.arrayBuffer());
	const kind = kindOf(response.headers.get('content-type') ?? '');
	return { path: url.pathname, kind, bytes: brotli(body, kind), text: body.toString() };
}

/**
 * Weighs a page with everything that it loads, scripts that its scripts import included.
 * @param url the page
 * @param cookie for a page behind an earlier step
 * @param along what its scripts fetch besides
 */
export async function weighPage(
	url: string,
	cookie = '',
	along: string[] = []
): Promise<PageWeight> {
	const start = new URL(url);
	const page = await weigh(start, cookie);
	const waiting = [...subresources(page.text), ...along].map((address) => new URL(address, start));
	const seen = new Set<string>();
	const files: WeighedFile[] = [{ path: page.path, kind: page.kind, bytes: page.bytes }];
	for (let next = waiting.shift(); next; next = waiting.shift()) {
		if (seen.has(next.href)) continue;
		seen.add(next.href);
		const { text, ...file } = await weigh(next, cookie);
		files.push(file);
		if (file.kind !== 'script') continue;
		for (const [, address = ''] of text.matchAll(
			/(?:from|import(?:Scripts)?)\s*\(?\s*["'](\.{0,2}\/[^"']+)["']/g
		))
			waiting.push(new URL(address, next));
	}
	const sum = (kept: WeighedFile[]) => kept.reduce((bytes, file) => bytes + file.bytes, 0);
	return { files, all: sum(files), script: sum(files.filter(({ kind }) => kind === 'script')) };
}
