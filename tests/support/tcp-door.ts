import { connect, createServer, type AddressInfo, type Socket } from 'node:net';

/** A TCP port in front of a PostgreSQL that listens on a socket only, as a municipality's server listens on TCP. */
export interface Door {
	port: number;
	close(): Promise<void>;
}

export async function openDoor(socketPath: string): Promise<Door> {
	const open = new Set<Socket>();
	const server = createServer((client) => {
		const database = connect(socketPath);
		for (const socket of [client, database]) {
			open.add(socket);
			socket.on('close', () => open.delete(socket));
			// One side hanging up is how a connection ends.
			socket.on('error', () => socket.destroy());
		}
		client.pipe(database).pipe(client);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		port: (server.address() as AddressInfo).port,
		close: () =>
			new Promise((resolve) => {
				server.close(() => resolve());
				for (const socket of open) socket.destroy();
			})
	};
}
