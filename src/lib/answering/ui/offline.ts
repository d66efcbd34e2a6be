/**
 * The rest of the questions on the device, so that a page once opened can be finished without a connection.
 * One page holds all topics, answers so far included; it is kept for one response and goes when that ends.
 */
const PREFIX = 'wijkspraak';
const PAGE = 'zonder-verbinding';

/** Not on an old browser, and not on plain http. */
const possible = () => 'caches' in globalThis && 'serviceWorker' in navigator;

const cacheName = (base: string, keep: string, language: string) =>
	[PREFIX, base, keep, language].join(':');

/** Scripts and styles of this page, and the script that it loads when somebody taps to speak or to add a photo. */
const partsOfPage = (): string[] => [
	...[...document.querySelectorAll<HTMLScriptElement>('script[src]')].map(({ src }) => src),
	...[...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].map(
		({ href }) => href
	),
	...[...document.querySelectorAll<HTMLElement>('[data-media-script]')].flatMap(
		({ dataset }) => dataset.mediaScript ?? []
	)
];

/** Takes what is needed along, once for each response and language. */
export async function takeAlong(
	base: string,
	keep: string,
	language: string,
	script: string
): Promise<void> {
	const connection = (navigator as { connection?: { saveData?: boolean } }).connection;
	const name = cacheName(base, keep, language);
	if (!possible() || connection?.saveData || (await caches.has(name))) return;
	const address = `${base}/${PAGE}`;
	try {
		const page = await fetch(address);
		if (!page.ok || page.redirected) return;
		const store = await caches.open(name);
		await store.addAll([...new Set([script, ...partsOfPage()])]);
		await store.put(address, page);
		await navigator.serviceWorker.register('/v/offline.js', { scope: '/v/' });
	} catch (refusal) {
		await caches.delete(name);
		// No connection, no room, or a browser that lets no worker in: then the topic on the screen is what can be kept.
		if (!(refusal instanceof DOMException || refusal instanceof TypeError)) throw refusal;
	}
}

/** Whether another topic would come up now, without a connection. */
export async function isAlong(base: string): Promise<boolean> {
	if (!possible() || !(await caches.match(`${base}/${PAGE}`, { ignoreVary: true }))) return false;
	return Boolean((await navigator.serviceWorker.getRegistration('/v/'))?.active);
}

/** Takes away what was kept for other responses to this consultation; for all when `keep` is empty. */
export async function forgetPages(base: string, keep = '', language = ''): Promise<void> {
	if (!possible()) return;
	const own = keep && cacheName(base, keep, language);
	for (const name of await caches.keys())
		if (name.startsWith(`${PREFIX}:${base}:`) && name !== own) await caches.delete(name);
}
