import { existsSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { constants } from 'node:zlib';
import compression from 'compression';
import { SettingsError } from '../lib/db/settings.ts';
import { readAddress, whyNotListening } from './address.ts';

const HANDLER = path.resolve('build/handler.js');
const DRAIN_MS = 10_000;
/** The first quality at which brotli looks further back: a tenth smaller than 4, for a tenth of a millisecond a page. */
export const BROTLI_QUALITY = 5;

type Handler = (req: IncomingMessage, res: ServerResponse, next: () => void) => void;

/** Builds the app into build/. What the build says goes to stderr: stdout belongs to the command. */
export function build(): void {
	execFileSync(process.execPath, ['node_modules/vite/bin/vite.js', 'build', '--logLevel', 'warn'], {
		stdio: ['ignore', 2, 2]
	});
}

/**
 * Serves the built app and ends cleanly on SIGINT and SIGTERM: no new requests, the running ones finish,
 * then the database closes.
 * @returns the address that it listens on
 * @throws SettingsError when it cannot listen where the settings say
 */
export async function serve(): Promise<string> {
	const at = readAddress(process.env);
	if (!existsSync(HANDLER)) build();
	// Straight on http the browser's address is http; a proxy in front says otherwise by this header.
	if (!process.env.ORIGIN) process.env.PROTOCOL_HEADER ??= 'x-forwarded-proto';
	process.env.BODY_SIZE_LIMIT ??= '8M';
	const { handler } = (await import(HANDLER)) as { handler: Handler };
	const params = { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY };
	const compress = compression({ brotli: { params } });
	const server = createServer((req, res) => {
		req.headers['x-forwarded-proto'] ??= 'http';
		compress(req as never, res as never, () => handler(req, res, () => res.writeHead(404).end()));
	});
	server.requestTimeout = 60_000;
	await new Promise<void>((resolve, reject) => {
		server.once('error', (error) => {
			// The database is open by now.
			process.emit('sveltekit:shutdown' as never, 'error' as never);
			const why = whyNotListening(error, at);
			reject(why ? new SettingsError(why, { cause: error }) : error);
		});
		server.listen(at.port, at.host, resolve);
	});
	let stopping = false;
	for (const signal of ['SIGINT', 'SIGTERM'] as const) {
		// Ctrl-C under npm comes twice: from the terminal and from npm. The second must not cut the ending short.
		process.on(signal, () => {
			if (!stopping) stop(server, signal);
			stopping = true;
		});
	}
	return `http://localhost:${(server.address() as AddressInfo).port}`;
}

function stop(server: Server, signal: string): void {
	const deadline = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
	server.close(() => {
		clearTimeout(deadline);
		process.emit('sveltekit:shutdown' as never, signal as never);
	});
	server.closeIdleConnections();
}
