import url from '$lib/answering/ui/offline-worker.ts?worker&url';
import type { RequestHandler } from './$types';

/** A worker's reach is the folder that it comes from, so the built file is named from here. */
export const GET: RequestHandler = () =>
	new Response(`importScripts(${JSON.stringify(url)});`, {
		headers: { 'content-type': 'text/javascript', 'cache-control': 'no-cache' }
	});
