import { unwrap, type Db } from '../db/client.ts';
import { logError } from './log.ts';

const HOUR_MS = 3_600_000;

/**
 * Deletes what is past its retention date at the start and every hour from then on.
 * @returns a function that stops it, and waits for a deletion that is under way
 */
export function startRetention(db: Db): () => Promise<void> {
	const purge = async () => {
		try {
			const purged = unwrap(await db.rpc('purge_expired'));
			unwrap(await db.rpc('purge_safety_signals'));
			unwrap(await db.rpc('purge_visits'));
			unwrap(await db.rpc('purge_media'));
			if (purged > 0) console.info(`Bewaartermijn: ${purged} reacties verwijderd.`);
		} catch (error) {
			logError('Bewaartermijn: opruimen lukte niet, over een uur opnieuw', error);
		}
	};
	let running = purge();
	const timer = setInterval(() => {
		running = purge();
	}, HOUR_MS);
	timer.unref();
	return () => {
		clearInterval(timer);
		return running;
	};
}
