import type { Doubt, Flag, Found, Verdict } from '$lib/db/flags.ts';

/** A response, or two that may be the same, with every reason to doubt it that was judged alike. */
export interface Pair {
	key: string;
	response: string;
	other: string | null;
	kinds: Doubt[];
	verdict: Verdict | null;
	leftOut: string | null;
	/** What was found of it, in order. */
	history: Found[];
}

/** One verdict over several reasons is one line of history. */
function merge(all: Found[], more: Found[]): Found[] {
	const lineOf = (found: Found) => `${found.decided_at} ${found.verdict} ${found.left_out_id}`;
	const known = new Set(all.map(lineOf));
	return [...all, ...more.filter((found) => !known.has(lineOf(found)))].toSorted((a, b) =>
		a.decided_at.localeCompare(b.decided_at)
	);
}

/** Flags by what they are about, in the order in which they come. */
export function pairsOf(flags: readonly Flag[]): Pair[] {
	const pairs = new Map<string, Pair>();
	for (const flag of flags) {
		const { response_id: response, other_id: other, verdict, left_out_id: leftOut } = flag;
		const key = [response, other, verdict, leftOut].join(' ');
		const pair = pairs.get(key);
		if (pair) {
			pair.kinds.push(flag.kind);
			pair.history = merge(pair.history, flag.history);
		} else {
			const { kind, history } = flag;
			pairs.set(key, { key, response, other, kinds: [kind], verdict, leftOut, history });
		}
	}
	return [...pairs.values()];
}
