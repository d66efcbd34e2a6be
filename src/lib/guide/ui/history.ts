const MAX_STEPS = 200;
/** Typing in one field within this many milliseconds is one step. */
const ONE_STEP = 3000;

/** What something is, was, and was before an undo. Values are never changed, only replaced. */
export interface History<T> {
	readonly now: T;
	readonly past: readonly T[];
	readonly future: readonly T[];
	/** What the last step was about and when, to tell whether the next one goes on with it. */
	readonly last?: { group: string | undefined; at: number } | undefined;
}

export const begin = <T>(now: T): History<T> => ({ now, past: [], future: [] });

/** @param group steps of one group that follow each other shortly are undone together */
export function push<T>(history: History<T>, next: T, at: number, group?: string): History<T> {
	const { now, past, last } = history;
	const goesOn = group !== undefined && group === last?.group && at - last.at < ONE_STEP;
	return {
		now: next,
		past: goesOn ? past : [...past.slice(1 - MAX_STEPS), now],
		future: [],
		last: { group, at }
	};
}

export function undo<T>({ now, past, future }: History<T>): History<T> {
	const before = past.at(-1);
	if (before === undefined) return { now, past, future };
	return { now: before, past: past.slice(0, -1), future: [now, ...future] };
}

export function redo<T>({ now, past, future }: History<T>): History<T> {
	const [next, ...rest] = future;
	if (next === undefined) return { now, past, future };
	return { now: next, past: [...past, now], future: rest };
}
