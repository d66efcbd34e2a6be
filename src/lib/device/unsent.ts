import { Store } from './store.ts';

/** How many interviews on this device were not sent, of whomever: a sign-out warns of them. */
export async function unsentHere(): Promise<number> {
	try {
		return (await new Store().vaults()).reduce((sum, { unsent }) => sum + unsent, 0);
	} catch {
		// A browser that keeps nothing holds nothing to warn of.
		return 0;
	}
}
