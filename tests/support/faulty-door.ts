import { createServer, request, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * What happens to a topic on its way to the server:
 * `before` it never arrives, `during` half of it does, `after` the server stored it and its answer got lost.
 */
export type Fault = 'before' | 'during' | 'after';

/** The road between a phone and the app. Posts of a topic go wrong as often as they are told to. */
export interface FaultyDoor {
	url: string;
	/** The next so many posts of a topic meet this fault. */
	fail(fault: Fault, times?: number): void;
	/** How many posts met their fault. */
	failed(): number;
	/** Where the app is now; nothing gets through while it is undefined. */
	leadTo(url: string | undefined): void;
	close(): Promise<void>;
}

const isTopic = ({ method, url = '' }: IncomingMessage) =>
	method === 'POST' && /^\/v\/\w+\/\d+/.test(url);

function pass(target: string, req: IncomingMessage, res: ServerResponse, body: Buffer) {
	const { hostname, port } = new URL(target);
	const sent = request(
		{ hostname, port, path: req.url, method: req.method, headers: req.headers },
		(answer) => {
			res.writeHead(answer.statusCode ?? 502, answer.headers);
			answer.pipe(res);
		}
	);
	sent.on('error', () => req.socket.destroy());
	sent.end(body);
	return sent;
}

/** The app's answer is heard to its end, and not passed on. */
function loseAnswer(target: string, req: IncomingMessage, body: Buffer): void {
	const { hostname, port } = new URL(target);
	const { method, url, headers } = req;
	const hang = () => req.socket.destroy();
	const sent = request({ hostname, port, path: url, method, headers }, (answer) =>
		answer.resume().on('end', hang)
	);
	sent.on('error', hang);
	sent.end(body);
}

function breakOff(target: string, req: IncomingMessage, body: Buffer): void {
	const { hostname, port } = new URL(target);
	const { method, url, headers } = req;
	const sent = request({ hostname, port, path: url, method, headers });
	sent.on('error', () => req.socket.destroy());
	sent.write(body.subarray(0, Math.floor(body.length / 2)), () => sent.destroy());
}

export async function openFaultyDoor(app: string): Promise<FaultyDoor> {
	let target: string | undefined = app;
	let coming: Fault[] = [];
	let failed = 0;
	const server = createServer((req, res) => {
		const parts: Buffer[] = [];
		req.on('data', (part: Buffer) => parts.push(part));
		req.on('end', () => {
			const body = Buffer.concat(parts);
			if (!target) return req.socket.destroy();
			const fault = isTopic(req) ? coming.shift() : undefined;
			if (!fault) return pass(target, req, res, body);
			failed += 1;
			if (fault === 'before') req.socket.destroy();
			else if (fault === 'during') breakOff(target, req, body);
			else loseAnswer(target, req, body);
		});
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		// A browser keeps a worker on localhost only, or behind https.
		url: `http://localhost:${(server.address() as AddressInfo).port}`,
		fail: (fault, times = 1) => (coming = Array.from({ length: times }, () => fault)),
		failed: () => failed,
		leadTo: (url) => (target = url),
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				server.closeAllConnections();
			})
	};
}
