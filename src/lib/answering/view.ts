import { z } from 'zod';

/** What a reader may ask of the pages' look. It is kept in a cookie, so that it works without a script. */
export const View = z.enum(['large', 'contrast']);
export type View = z.infer<typeof View>;

const SEPARATOR = '.';

/** The wishes in a cookie; what is no wish is left out. */
export function readView(cookie: string | undefined): View[] {
	const asked = cookie?.split(SEPARATOR) ?? [];
	return View.options.filter((view) => asked.includes(view));
}

export const writeView = (views: readonly View[]): string => views.join(SEPARATOR);

/** The wishes after somebody pressed the switch of one: on becomes off, off becomes on. */
export function switched(views: readonly View[], pressed: View): View[] {
	return View.options.filter((view) => views.includes(view) !== (view === pressed));
}
