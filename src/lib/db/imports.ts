import { z } from 'zod';
import { toColumns, type Submission } from '../answering/submit.ts';
import { hashCode } from '../answering/withdrawal-code.ts';
import type { ImportedResponse } from '../exchange/rows.ts';
import { unwrap, type Db } from './client.ts';

const Outcomes = z.array(
	z.object({ id: z.uuid(), status: z.enum(['stored', 'already', 'withdrawn']) })
);
/** What became of a response: stored now, there already, or withdrawn earlier and left out. */
export type ImportOutcome = z.infer<typeof Outcomes>[number];

/** One sending of one file. */
export interface Sending {
	/** Made where the sending starts; every batch of it carries the same id. */
	id: string;
	consultationId: string;
	versionId: string;
	fileName: string;
	now: Date;
}

/**
 * Stores responses that are not there yet, all of them or none. In the same order: what became of each.
 * @throws DbError `notAllowed` for somebody who may not edit, `answerMisfit` when an answer does not fit its question
 */
export async function send(
	db: Db,
	sending: Sending,
	responses: ImportedResponse[]
): Promise<ImportOutcome[]> {
	const submissions = await Promise.all(responses.map((each) => submissionOf(each, sending)));
	return Outcomes.parse(
		unwrap(
			await db.rpc('import_responses', {
				consultation: sending.consultationId,
				batch: sending.id,
				file_name: sending.fileName,
				responses: submissions
			})
		)
	);
}

/**
 * An imported response has no withdrawal code that somebody could hold: the hash is of a number that nobody sees.
 * A resident who wants out asks the team, and a coordinator withdraws the response.
 */
async function submissionOf(
	response: ImportedResponse,
	{ versionId, now }: Sending
): Promise<Submission & { submitted_at: string }> {
	const at = response.submittedAt ?? now.toISOString();
	return {
		id: response.id,
		version: versionId,
		mode: response.mode,
		language: response.language,
		area: response.area,
		withdrawal_hash: await hashCode(crypto.randomUUID() + crypto.randomUUID()),
		consented_at: at,
		submitted_at: at,
		answers: Object.entries(response.answers).map(([key, value]) => toColumns(key, value))
	};
}

const Known = z.array(z.object({ id: z.uuid(), status: z.enum(['already', 'withdrawn']) }));

/** Those of `ids` that are there already or were withdrawn. */
export async function known(
	db: Db,
	consultationId: string,
	ids: string[]
): Promise<Map<string, 'already' | 'withdrawn'>> {
	const rows = Known.parse(
		unwrap(await db.rpc('import_status', { consultation: consultationId, ids }))
	);
	return new Map(rows.map(({ id, status }) => [id, status]));
}
