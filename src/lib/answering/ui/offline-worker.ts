/// <reference lib="webworker" />
/**
 * Stands between a resident's pages (/v/) and the network. It touches nothing while there is a connection; without one
 * it shows the page that holds all topics (see offline.ts). What is on its way is the page's own business.
 */
const worker = globalThis as unknown as ServiceWorkerGlobalScope;

/** A page that does not come within this time comes from the device. */
const PATIENCE_MS = 8_000;
/** A proxy that does not reach the app. */
const UNREACHED = 502;

worker.addEventListener('install', () => void worker.skipWaiting());
worker.addEventListener('activate', (event) =>
	// Lets the page be fetched while this worker starts.
	event.waitUntil(worker.registration.navigationPreload?.enable() ?? Promise.resolve())
);

const kept = (address: string) => caches.match(address, { ignoreVary: true });

async function page(event: FetchEvent): Promise<Response> {
	const [, v, code] = new URL(event.request.url).pathname.split('/');
	const spare = await kept(`/${v}/${code}/zonder-verbinding`);
	const fromNetwork = async () =>
		((await event.preloadResponse) as Response | undefined) ?? fetch(event.request);
	if (!spare) return fromNetwork();
	let timer = 0;
	const late = new Promise<Response>((resolve) => {
		timer = worker.setTimeout(() => resolve(spare), PATIENCE_MS);
	});
	try {
		const response = await Promise.race([fromNetwork(), late]);
		return response.status >= UNREACHED ? spare : response;
	} catch {
		return spare;
	} finally {
		worker.clearTimeout(timer);
	}
}

async function part(request: Request): Promise<Response> {
	return (await kept(request.url)) ?? fetch(request);
}

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	if (request.method !== 'GET') return;
	if (request.mode === 'navigate') event.respondWith(page(event));
	else if (request.url.includes('/_app/immutable/')) event.respondWith(part(request));
});
