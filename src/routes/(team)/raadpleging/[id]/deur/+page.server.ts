import { redirect } from '@sveltejs/kit';
import type { PageServerLoad } from './$types';

/** The register stands with the interview pages, which start without a connection. */
export const load: PageServerLoad = ({ params }) => redirect(308, `/gesprek/deur/${params.id}`);
