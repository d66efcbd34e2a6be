/** `npm start`: the real thing, on the rung that the environment names. */
import { SettingsError } from '../lib/db/settings.ts';
import { serve } from './serve.ts';

try {
	console.info(`Wijkspraak staat klaar op ${await serve()}`);
} catch (error) {
	if (!(error instanceof SettingsError)) throw error;
	console.error(error.message);
	process.exitCode = 1;
}
