/** A text cut in three: what both texts begin with, what this one says otherwise, and what both end with. */
export interface Cut {
	start: string;
	middle: string;
	end: string;
}

/** How two texts differ, by whole words: a slip of the keys stands out in a long answer. Joined, the parts are the text. */
export function differing(one: string, other: string): [Cut, Cut] {
	const [a, b] = [one, other].map((text) => text.split(/(\s+)/)) as [string[], string[]];
	const shortest = Math.min(a.length, b.length);
	let start = 0;
	while (start < shortest && a[start] === b[start]) start += 1;
	let end = 0;
	while (end < shortest - start && a.at(-1 - end) === b.at(-1 - end)) end += 1;
	const cut = (words: string[]): Cut => ({
		start: words.slice(0, start).join(''),
		middle: words.slice(start, words.length - end).join(''),
		end: words.slice(words.length - end).join('')
	});
	return [cut(a), cut(b)];
}
