import { Agent, request, type IncomingHttpHeaders } from 'node:http';

interface Reply {
	status: number;
	headers: IncomingHttpHeaders;
	text: string;
	/** Where the reply sends the browser. */
	location: string | undefined;
}

/** A browser without a screen: follows no link by itself, runs no script, keeps its cookies. */
export class Visitor {
	readonly cookies = new Map<string, string>();
	readonly #url: URL;
	readonly #address: string;
	readonly #agent: Agent;

	/** @param address the network address that an app behind a proxy sees (ADDRESS_HEADER=x-forwarded-for) */
	constructor(url: string, address = '10.0.0.1', agent = new Agent({ keepAlive: false })) {
		this.#url = new URL(url);
		this.#address = address;
		this.#agent = agent;
	}

	get(path: string): Promise<Reply> {
		return this.#send('GET', path);
	}

	/** Sends a form as the page that holds it would. */
	post(path: string, form: Record<string, string>): Promise<Reply> {
		const body = new URLSearchParams(form).toString();
		return this.#send('POST', path, body, 'application/x-www-form-urlencoded');
	}

	/** Sends what the script of a page sends. */
	postJson(path: string, body: unknown): Promise<Reply> {
		return this.#send('POST', path, JSON.stringify(body), 'application/json');
	}

	#send(method: string, path: string, body?: string, type = ''): Promise<Reply> {
		const headers: Record<string, string> = {
			accept: 'text/html',
			origin: this.#url.origin,
			'x-forwarded-for': this.#address,
			cookie: [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
		};
		if (body !== undefined) {
			headers['content-type'] = type;
			headers['content-length'] = String(Buffer.byteLength(body));
		}
		const { hostname: host, port } = this.#url;
		return new Promise((resolve, reject) => {
			const sent = request({ host, port, method, path, headers, agent: this.#agent }, (res) => {
				const parts: Buffer[] = [];
				res.on('data', (part: Buffer) => parts.push(part));
				res.on('error', reject);
				res.on('end', () => {
					this.#keep(res.headers['set-cookie'] ?? []);
					resolve({
						status: res.statusCode ?? 0,
						headers: res.headers,
						text: Buffer.concat(parts).toString(),
						location: res.headers.location
					});
				});
			});
			sent.on('error', reject);
			sent.end(body);
		});
	}

	#keep(lines: string[]): void {
		for (const line of lines) {
			const [pair = ''] = line.split(';');
			const at = pair.indexOf('=');
			const [name, value] = [pair.slice(0, at), pair.slice(at + 1)];
			if (/max-age=0/i.test(line)) this.cookies.delete(name);
			else this.cookies.set(name, value);
		}
	}
}
