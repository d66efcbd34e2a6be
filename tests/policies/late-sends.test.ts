/** Who began in time sends later: what still comes in after the last day, and what does not. */
import { anonymous, unwrap } from '../../src/lib/db/client.ts';
import { saveDraft, submit, visit } from '../../src/lib/db/submissions.ts';
import type { Submission } from '../../src/lib/answering/submit.ts';
import type { Backstage } from '../support/backstage.ts';
import { idOf } from '../support/builders.ts';
import { describe, expect, test } from '../support/database.ts';
import { Seed, type SeededConsultation } from '../support/seed.ts';

const daysAgo = (days: number) => new Date(Date.now() - days * 86_400_000).toISOString();
const hash = 'a'.repeat(64);

/** A resident's device that kept everything, and a server that keeps nothing of it any more. */
function aDevice(rung: Backstage, to: SeededConsultation, began: number) {
	const id = idOf(`${to.code} begun ${began} days ago`);
	const consentedAt = daysAgo(began);
	const db = anonymous(rung);
	return {
		begins: () => saveDraft(db, id, to.versionId, { language: 'nl', consentedAt }),
		sends: async () => {
			const { draft } = await visit(db, to.code, id);
			const response: Submission = {
				...{ id, version: to.versionId, mode: 'self', language: 'nl', area: null },
				...{ withdrawal_hash: hash, consented_at: consentedAt, answers: [] }
			};
			return submit(db, response, draft?.saved_at ?? '');
		}
	};
}

describe('after the last day', () => {
	test('what was begun in time comes in, once, also when its draft is long gone', async ({
		rung
	}) => {
		const to = await new Seed(rung).consultation({ startsIn: -60, endsIn: -27 });
		const device = aDevice(rung, to, 40);
		expect(await device.begins()).toBe('saved');
		await rung.sql(`update public.response_draft set expires_at = now() - interval '1 day'`);
		unwrap(await anonymous(rung).rpc('purge_expired'));
		expect(await rung.sql('select * from public.response_draft')).toEqual([]);
		expect(await device.begins()).toBe('saved');
		expect(await device.sends()).toBe('stored');
		expect(await device.sends()).toBe('already');
		expect(await device.begins()).toBe('refused');
	});

	test('nothing comes in that was begun later, or four weeks on', async ({ rung }) => {
		const seed = new Seed(rung);
		const ended = await seed.consultation({ startsIn: -60, endsIn: -10 });
		expect(await aDevice(rung, ended, 5).begins()).toBe('refused');
		expect(await aDevice(rung, ended, 5).sends()).toBe('closed');
		const longAgo = await seed.consultation({ startsIn: -60, endsIn: -29 });
		expect(await aDevice(rung, longAgo, 40).begins()).toBe('refused');
		expect(await aDevice(rung, longAgo, 40).sends()).toBe('closed');
	});

	test('nothing comes in once the answers are due to be deleted', async ({ rung }) => {
		const to = await new Seed(rung).consultation({ startsIn: -60, endsIn: -10 });
		await rung.sql('update public.consultation set retention_on = current_date');
		expect(await aDevice(rung, to, 40).sends()).toBe('closed');
	});

	test('what was withdrawn stays away', async ({ rung }) => {
		const to = await new Seed(rung).consultation({ startsIn: -60, endsIn: -10 });
		const device = aDevice(rung, to, 40);
		await device.begins();
		await device.sends();
		await rung.sql('delete from public.response');
		await rung.sql(
			`insert into public.withdrawal (response_id, consultation_id, by_resident)
			values ('${idOf(`${to.code} begun 40 days ago`)}', '${to.id}', true)`
		);
		expect(await device.begins()).toBe('refused');
		expect(await device.sends()).toBe('withdrawn');
	});
});
