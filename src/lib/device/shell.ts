/** The app itself on the device: its page and scripts, kept by the service worker. */
export const SHELL = '/gesprek';
const SCOPE = '/gesprek';

/** Keeps the app on the device from now on. It is no matter for the page whether this works at once. */
export async function keepApp(): Promise<void> {
	if (!('serviceWorker' in navigator)) return;
	await navigator.serviceWorker
		.register('/service-worker.js', { scope: SCOPE, updateViaCache: 'none' })
		.catch(() => undefined);
}

/** @returns true when the app starts without a connection: everything of it is here */
export async function appIsKept(): Promise<boolean> {
	if (!('serviceWorker' in navigator) || !('caches' in globalThis)) return false;
	await keepApp();
	const registration = await navigator.serviceWorker.getRegistration(SCOPE);
	if (!registration) return false;
	const waiting = new Promise<false>((resolve) => setTimeout(() => resolve(false), 15_000));
	const ready = navigator.serviceWorker.ready.then(async () => Boolean(await caches.match(SHELL)));
	return Promise.race([ready, waiting]);
}
