import { getLocale } from '../paraglide/runtime.js';

/** Every consultation is held here. */
const TIME_ZONE = 'Europe/Amsterdam';
const SPELLING = { nl: 'nl-NL', en: 'en-GB' } as const;

const formatted = (at: string, options: Intl.DateTimeFormatOptions) =>
	new Intl.DateTimeFormat(SPELLING[getLocale()], { timeZone: TIME_ZONE, ...options }).format(
		new Date(at)
	);

/** "30 maart 2026 om 17:27" */
export const moment = (at: string) => formatted(at, { dateStyle: 'long', timeStyle: 'short' });

/** "30 mrt 2026, 17:27" */
export const shortMoment = (at: string) =>
	formatted(at, {
		day: 'numeric',
		month: 'short',
		year: 'numeric',
		hour: '2-digit',
		minute: '2-digit'
	});

/** "17:27" */
export const timeOfDay = (at: string) => formatted(at, { hour: '2-digit', minute: '2-digit' });

/** "30 maart 2026" */
export const longDay = (at: string) => formatted(at, { dateStyle: 'long' });
