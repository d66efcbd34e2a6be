/**
 * Preloaded into the app (node --import): writes down every connection that the process opens
 * and every name that it looks up, one a line, in the file that CONNECTIONS_FILE names.
 */
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync } from 'node:fs';
import net from 'node:net';

const file = process.env.CONNECTIONS_FILE;
if (!file) throw new Error('CONNECTIONS_FILE says where to write');
const record = (line: string) => appendFileSync(file, `${line}\n`);

function target(args: unknown[]): string {
	const first = Array.isArray(args[0]) ? (args[0] as unknown[])[0] : args[0];
	if (typeof first === 'number')
		return `${typeof args[1] === 'string' ? args[1] : 'localhost'}:${first}`;
	if (typeof first === 'string') return first;
	const { path, host, port } = first as { path?: string; host?: string; port?: number };
	return path ?? `${host ?? 'localhost'}:${port}`;
}

/** Puts `before` in front of a method, whatever it is called with. */
function watch<K extends string>(
	owner: Record<K, (...args: never[]) => unknown>,
	name: K,
	before: (args: unknown[]) => void
): void {
	const original = owner[name];
	owner[name] = function (this: unknown, ...args: never[]) {
		before(args);
		return Reflect.apply(original, this, args);
	};
}

watch(net.Socket.prototype as never, 'connect', (args) => record(`connect ${target(args)}`));
watch(dgram.Socket.prototype as never, 'send', () => record('datagram'));
const lookedUp = (args: unknown[]) => {
	if (net.isIP(String(args[0])) === 0) record(`lookup ${String(args[0])}`);
};
watch(dns as never, 'lookup', lookedUp);
watch(dns.promises as never, 'lookup', lookedUp);
