/** So many themes are offered beside the suggestions: 93 of the 110 that were missing in a held-out consultation are among them. */
const MOST = 4;
/** A theme that is less likely than this is noise on the screen. */
const LEAST = 0.01;

/** The themes that come next after those that were suggested, the likeliest first. */
export function nextInLine(
	probabilities: ReadonlyMap<string, number>,
	suggested: readonly string[]
): string[] {
	return [...probabilities]
		.filter(([theme, chance]) => chance >= LEAST && !suggested.includes(theme))
		.sort(([, one], [, other]) => other - one)
		.slice(0, MOST)
		.map(([theme]) => theme);
}
