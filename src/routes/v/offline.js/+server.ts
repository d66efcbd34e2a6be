import url from '$lib/answering/ui/offline-worker.ts?worker&url';
import type { RequestHandler } from './$types';

/** A worker lives by the policy of its own script: it runs what the app brings, and asks the app alone. */
const POLICY =
	"default-src 'none'; script-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** A worker's reach is the folder that it comes from, so the built file is named from here. */
export const GET: RequestHandler = () =>
	new Response(`importScripts(${JSON.stringify(url)});`, {
		headers: {
			'content-type': 'text/javascript',
			'cache-control': 'no-cache',
			'content-security-policy': POLICY
		}
	});
