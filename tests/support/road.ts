import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The way to a server that listens elsewhere: it can be cut at any moment, and mended. */
export interface Road {
	port: number;
	url: string;
	/** Breaks what is under way, and refuses what comes. */
	cut: () => Promise<void>;
	mend: () => Promise<void>;
}

/** @param to the address of an app, or the path of a socket that a PostgreSQL listens on */
export async function openRoad(to: string): Promise<Road> {
	const arrive = () => {
		if (to.startsWith('/')) return connect(to);
		const { hostname, port } = new URL(to);
		return connect(Number(port), hostname);
	};
	const open = new Set<Socket>();
	let port = 0;
	let server: Server | undefined;

	const mend = async () => {
		const listening = createServer((comes) => {
			const goes = arrive();
			for (const socket of [comes, goes]) {
				open.add(socket);
				socket.on('close', () => open.delete(socket));
				// One side hanging up is how a connection ends.
				socket.on('error', () => socket.destroy());
			}
			comes.pipe(goes).pipe(comes);
		});
		await new Promise<void>((resolve) => listening.listen(port, '127.0.0.1', resolve));
		port = (listening.address() as AddressInfo).port;
		server = listening;
	};
	const cut = async () => {
		const listening = server;
		server = undefined;
		if (!listening) return;
		const closed = new Promise<void>((resolve) => listening.close(() => resolve()));
		for (const socket of open) socket.destroy();
		await closed;
	};
	await mend();
	return { port, url: `http://127.0.0.1:${port}`, cut, mend };
}
