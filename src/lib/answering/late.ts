/** How many days after the last one what was begun in time still comes in. The database holds the same (`private.takes`). */
const LATE_DAYS = 28;
const DAY_MS = 86_400_000;

/** @param day YYYY-MM-DD */
export const daysAfter = (day: string, count: number): string =>
	new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);

/** How many days `later` is after `day`. */
export const daysBetween = (day: string, later: string): number =>
	(Date.parse(later) - Date.parse(day)) / DAY_MS;

/** The last day on which a device may still send what was begun in time, and until which it keeps it. */
export function takenUntil({ ends_on, retention_on }: { ends_on: string; retention_on: string }) {
	const late = daysAfter(ends_on, LATE_DAYS);
	const last = daysAfter(retention_on, -1);
	return late < last ? late : last;
}
