import { getLocale } from '$lib/paraglide/runtime.js';

/** A day (YYYY-MM-DD) written out in the interface's language. */
export function longDate(day: string): string {
	return new Intl.DateTimeFormat(getLocale(), {
		day: 'numeric',
		month: 'long',
		year: 'numeric',
		timeZone: 'UTC'
	}).format(new Date(`${day}T00:00:00Z`));
}
