import { z } from 'zod';
import { unwrap, type Db } from './client.ts';

/** The devices that interviews are taken along on, as far as the caller may see, the one seen last on top. */
export async function list(db: Db, teamId: string) {
	return unwrap(
		await db
			.from('device')
			.select('id, user_id, name, unsent, seen_at, wipe_asked_at, wiped_at')
			.eq('team_id', teamId)
			.order('seen_at', { ascending: false })
	);
}

export async function register(db: Db, device: string, name: string): Promise<void> {
	unwrap(await db.rpc('register_device', { device, name }));
}

/** Notes that a device is there. @returns true when it has to wipe what it holds */
export async function contact(db: Db, device: string, unsent: number): Promise<boolean> {
	// Null for a device that is not known.
	const Wipe = z.boolean().nullable();
	return Wipe.parse(unwrap(await db.rpc('device_contact', { device, unsent }))) ?? false;
}

export async function wiped(db: Db, device: string): Promise<void> {
	unwrap(await db.rpc('device_wiped', { device }));
}

/** Coordinators only. @returns false when there is no such device, or the caller may not */
export async function askWipe(db: Db, device: string): Promise<boolean> {
	const rows = unwrap(
		await db
			.from('device')
			.update({ wipe_asked_at: new Date().toISOString() })
			.eq('id', device)
			.select('id')
	);
	return rows.length > 0;
}
