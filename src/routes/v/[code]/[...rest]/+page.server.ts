import { error } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** A mistyped address below a consultation's own ends on a resident's page too, not on the team's. */
export const load: PageServerLoad = () => error(404, { message: 'unknown page' });
