/**
 * Stands in for Supabase in the tests: Supabase Lite in a process of its own, reached over HTTP.
 * Its database, and the publishable key that it takes, are in DATA_DIR.
 */
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { openRung } from '../../src/lib/db/rung.ts';
import { readSettings } from '../../src/lib/db/settings.ts';

const rung = await openRung(readSettings(process.env));
const answer = rung.fetch!;

async function toRequest(req: IncomingMessage): Promise<Request> {
	const headers = new Headers();
	for (const [name, value] of Object.entries(req.headers)) headers.set(name, String(value));
	const bodyless = req.method === 'GET' || req.method === 'HEAD';
	const body = bodyless ? undefined : await buffer(req);
	return new Request(`http://${req.headers.host}${req.url}`, { method: req.method, headers, body });
}

const server = createServer((req, res) => {
	void (async () => {
		// Supabase's gateway lets nobody in without the project's key.
		if (req.headers.apikey !== rung.publishableKey) {
			res.writeHead(401).end('{"message":"Invalid API key"}');
			return;
		}
		const response = await answer(await toRequest(req));
		res.writeHead(response.status, Object.fromEntries(response.headers));
		res.end(Buffer.from(await response.arrayBuffer()));
	})();
});
server.listen(0, '127.0.0.1', () => {
	console.info(`Lite staat klaar op http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.once('SIGTERM', () => {
	server.close(() => void rung.close());
	server.closeAllConnections();
});
