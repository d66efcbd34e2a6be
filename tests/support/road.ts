import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** The way from a browser to the app: it can be cut at any moment, and mended. */
export interface Road {
	url: string;
	/** Breaks what is under way, and refuses what comes. */
	cut: () => Promise<void>;
	mend: () => Promise<void>;
}

export async function openRoad(appUrl: string): Promise<Road> {
	const { hostname, port: appPort } = new URL(appUrl);
	const open = new Set<Socket>();
	let port = 0;
	let server: Server | undefined;

	const mend = async () => {
		const listening = createServer((browser) => {
			const app = connect(Number(appPort), hostname);
			for (const socket of [browser, app]) {
				open.add(socket);
				socket.on('close', () => open.delete(socket));
				// One side hanging up is how a connection ends.
				socket.on('error', () => socket.destroy());
			}
			browser.pipe(app).pipe(browser);
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
	return { url: `http://127.0.0.1:${port}`, cut, mend };
}
