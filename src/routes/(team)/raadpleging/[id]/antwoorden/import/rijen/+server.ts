import { error, json } from '@sveltejs/kit';
import { requireMay } from '$lib/access/guard.ts';
import { get } from '$lib/db/consultations.ts';
import { version as versionById } from '$lib/db/guides.ts';
import { send } from '$lib/db/imports.ts';
import { Batch, readBatch, type Receipt } from '$lib/exchange/batch.ts';
import { m } from '$lib/paraglide/messages.js';
import type { RequestHandler } from './$types';

/** Reads rows of a file once more, with the same code as the page, and stores those that are good. */
export const POST: RequestHandler = async ({ request, locals, params }) => {
	requireMay(locals, 'edit');
	const { data: batch } = Batch.safeParse(await request.json());
	if (!batch) error(400, m.import_refused());
	const version = await versionById(locals.db, batch.version);
	const consultation = version && (await get(locals.db, version.consultationId));
	if (!consultation || consultation.id !== params.id) error(404, m.error_not_found());

	const now = new Date();
	const { guide } = version;
	const surroundings = { consultation: consultation.id, guide, areas: consultation.area, now };
	const results = readBatch(batch, surroundings);
	if (!results) error(400, m.import_refused());
	const responses = results.flatMap((result) => ('ok' in result ? [result.ok] : []));
	const sending = {
		id: batch.sending,
		consultationId: consultation.id,
		versionId: version.id,
		fileName: batch.fileName,
		now
	};
	const outcomes = responses.length > 0 ? await send(locals.db, sending, responses) : [];
	const count = (status: string) => outcomes.filter((outcome) => outcome.status === status).length;
	return json({
		stored: count('stored'),
		already: count('already'),
		withdrawn: count('withdrawn'),
		problems: results.flatMap((result) => ('problems' in result ? result.problems : []))
	} satisfies Receipt);
};
