/** A page that Svelte goes on with in the browser starts it by this name. */
const STARTS = '__sveltekit';

/**
 * Marks by which Svelte finds its place again in a page (comments in `<!--[-->`'s likeness, and one before each head), and
 * the disabled links to style sheets that stand in the page already. What somebody typed has no `<` in the markup.
 */
const MARKS =
	/<!--(?:\[(?:-?\d+|!)?|\]|[a-z0-9]{1,8})?-->|\s*<link [^>]*rel="stylesheet" disabled[^>]*>/g;

/** A resident's or committee's page without what only a hydrated page needs: a quarter of its markup. */
export const withoutHydration = (html: string): string =>
	html.includes(STARTS) ? html : html.replace(MARKS, '');
