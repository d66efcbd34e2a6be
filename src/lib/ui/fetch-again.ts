import { invalidate } from '$app/navigation';
import { navigating } from '$app/state';

/**
 * Fetches what a page shows once more, in the background. Not while somebody is on their way to another page:
 * SvelteKit would give up that navigation, and their tap would do nothing.
 * @param what the name by which the page's `load` depends on it
 */
export async function fetchAgain(what: `${string}:${string}`): Promise<void> {
	if (!navigating.to) await invalidate(what);
}
