/** Bounds of an import, in one place. */

/** A row longer than this (in characters) can only be a quote that was never closed. */
export const MAX_ROW_LENGTH = 1_000_000;
/** The longest name that a row may have in its own file. */
export const MAX_ROW_ID_LENGTH = 200;
/** How much of a file is read to guess its delimiter and to show examples, in characters. */
export const HEAD_LENGTH = 64_000;
export const MAX_COLUMNS = 500;
/** Two texts of which this share of letter pairs agrees are taken for the same question. */
export const SAME_QUESTION = 0.8;
/** How many rows, and how many characters of rows, go to the server in one request. */
export const BATCH = { rows: 200, characters: 1_500_000 } as const;
/** How many responses the dry run asks about in one request. */
export const KNOWN_BATCH = 1000;
/** How many bad rows the page shows; the list to download has them all. */
export const SHOWN_PROBLEMS = 100;
