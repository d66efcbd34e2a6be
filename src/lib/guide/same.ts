import type { Guide } from './guide.ts';

/** A text that two guides share when they say the same, in whatever order their parts came out of the database. */
export function fingerprint(guide: Guide): string {
	return JSON.stringify(guide, (_, value: unknown) =>
		isRecord(value)
			? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
			: value
	);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
	typeof value === 'object' && value !== null && !Array.isArray(value);
