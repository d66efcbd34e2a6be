/** `npm start`: the real thing, on the rung that the environment names. */
import { serve } from './serve.ts';

try {
	console.info(`Wijkspraak staat klaar op ${await serve()}`);
} catch (error) {
	if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
	console.error(`Poort ${process.env.PORT ?? 3000} is bezet: kies een andere met PORT.`);
	process.exit(1);
}
