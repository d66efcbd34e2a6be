/// <reference types="@sveltejs/kit" />
/// <reference no-default-lib="true"/>
/// <reference lib="esnext" />
/// <reference lib="webworker" />

/**
 * Starts the interview pages without a connection. Their page is the same for everybody and holds nothing of anyone:
 * what was said is in the encrypted store. Registered for /gesprek alone; residents and the committee never meet it.
 */
import { build, files, version } from '$service-worker';

const self = globalThis.self as unknown as ServiceWorkerGlobalScope;

const PREFIX = 'gesprek-';
const CACHE = `${PREFIX}${version}`;
const SHELL = '/gesprek';
/** A connection that has not answered by then counts as none. */
const PATIENCE_MS = 3_000;
/** Says which files of the build the interview pages need (device/app-files). */
const APP_FILES = '/gesprek-bestanden.json';
const ICONS = files.filter((file) => /^\/(favicon|icons\/|gesprek\.)/.test(file));

/** What this version of the app needs; throws when the server is at another version by now. */
async function appFiles(): Promise<string[]> {
	// While developing there is no build, and nothing of it to keep.
	if (build.length === 0) return [];
	const answer = await fetch(APP_FILES, { cache: 'no-store' });
	const names = ((await answer.json()) as string[]).map((name) => `/${name}`);
	if (names.length === 0 || names.some((name) => !build.includes(name)))
		throw new Error('the files are of another version');
	return names;
}

self.addEventListener('install', (event) => {
	event.waitUntil(
		(async () => {
			const [cache, names] = await Promise.all([caches.open(CACHE), appFiles()]);
			// All or nothing: an app that is half on the device does not start.
			await cache.addAll([SHELL, ...names, ...ICONS]);
		})()
	);
});

self.addEventListener('activate', (event) => {
	event.waitUntil(
		(async () => {
			const keys = (await caches.keys()).filter((key) => key.startsWith(PREFIX));
			// The version before stays: a tab that was open all along still asks for its scripts.
			const old = keys.filter((key) => key !== CACHE).slice(0, -1);
			await Promise.all(old.map((key) => caches.delete(key)));
			await self.clients.claim();
		})()
	);
});

/** Pages of the app: from the network when it answers, else as they are on the device. */
async function page(request: Request): Promise<Response> {
	const kept = await caches.match(SHELL);
	try {
		const patience = kept ? { signal: AbortSignal.timeout(PATIENCE_MS) } : {};
		const fresh = await fetch(request.url, { credentials: 'same-origin', ...patience });
		const ours = fresh.ok && !fresh.redirected;
		return ours || !kept ? fresh : kept;
	} catch (error) {
		if (kept) return kept;
		throw error;
	}
}

self.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== self.location.origin) return;
	if (request.mode === 'navigate') {
		if (/^\/gesprek(\/(deur\/)?[0-9a-f-]+)?$/.test(url.pathname)) event.respondWith(page(request));
		return;
	}
	if (url.pathname.startsWith('/_app/immutable/') || ICONS.includes(url.pathname)) {
		event.respondWith(caches.match(request).then((kept) => kept ?? fetch(request)));
	}
});
