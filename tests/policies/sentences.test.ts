/** Rules that say more than who may do what; each a sentence. */
import { anonymous, DB_CODE, unwrap } from '../../src/lib/db/client.ts';
import { describe, expect, test } from '../support/database.ts';
import { aGuide, aResponse, idOf, openQuestion, said } from '../support/builders.ts';
import { Seed } from '../support/seed.ts';

describe('in a team', () => {
	test('a member may leave, and a worker removes nobody else', async ({ rung }) => {
		const seed = new Seed(rung);
		const [worker, reviewer] = [await seed.account('worker'), await seed.account('reviewer')];
		const remove = (userId: string) =>
			worker.db.from('member').delete().eq('user_id', userId).select('user_id');
		expect(unwrap(await remove(reviewer.userId))).toEqual([]);
		expect((await worker.db.from('member').delete().eq('user_id', worker.userId)).error).toBeNull();
		expect(await rung.sql('select role from public.member order by 1')).toEqual([
			{ role: 'coordinator' },
			{ role: 'reviewer' }
		]);
	});

	test('the last coordinator stays coordinator', async ({ rung }) => {
		const { db, userId } = await new Seed(rung).account('coordinator');
		const leaving = await db.from('member').delete().eq('user_id', userId);
		expect(leaving.error?.code).toBe(DB_CODE.lastCoordinator);
		const demoted = await db.from('member').update({ role: 'worker' }).eq('user_id', userId);
		expect(demoted.error?.code).toBe(DB_CODE.lastCoordinator);
	});

	test('an interview in progress is seen by its own worker only', async ({ rung }) => {
		const seed = new Seed(rung);
		const { id: consultation_id, versionId } = await seed.consultation();
		const [worker, coordinator] = [await seed.account('worker'), await seed.account('coordinator')];
		const draft = {
			id: idOf('interview'),
			consultation_id,
			guide_version_id: versionId,
			content: { answers: {} },
			recorded_by: worker.userId,
			expires_at: new Date(Date.now() + 1e6).toISOString()
		};
		unwrap(await worker.db.from('response_draft').insert(draft));
		const read = (db: typeof worker.db) => db.from('response_draft').select('id');
		expect(unwrap(await read(worker.db))).toHaveLength(1);
		expect(unwrap(await read(coordinator.db))).toEqual([]);
		// Nor does its id open it as a resident's draft.
		const resident = anonymous(rung);
		expect(unwrap(await resident.rpc('load_draft', { id: draft.id }))).toBeNull();
		const content = { answers: { mist: 'iets anders' } };
		const args = { id: draft.id, version: versionId, content };
		expect(unwrap(await resident.rpc('save_draft', args))).toBe(false);
		unwrap(await resident.rpc('forget_draft', { id: draft.id }));
		expect(unwrap(await read(worker.db))).toHaveLength(1);
	});
});

describe('what was published or said', () => {
	test('a published guide never changes, not even for the owner of the schema', async ({
		rung
	}) => {
		const seed = new Seed(rung);
		await seed.consultation();
		await expect(rung.sql(`update public.guide_version set content = '{}'`)).rejects.toThrow(
			/never changed/
		);
		await expect(rung.sql(`update public.question set text = 'Anders?'`)).rejects.toThrow(
			/never changed/
		);
	});

	test('an observation is never released as a quote', async ({ rung }) => {
		const seed = new Seed(rung);
		const guide = aGuide().with(openQuestion('Wat mist u?'), openQuestion('Wat zag ik?'));
		const consultation = await seed.consultation({ guide });
		const { answers } = await seed.response(
			consultation,
			aResponse()
				.by('assisted')
				.answering('Wat mist u?', said('Een bankje', 'verbatim'))
				.answering('Wat zag ik?', said('Mist een bankje: Een bankje', 'observation'))
		);
		const worker = await seed.account('worker');
		const theme = idOf('theme');
		unwrap(
			await worker.db.rpc('save_theme', {
				consultation: consultation.id,
				theme: { id: theme, key: 'groen', name: 'Groen', colour: '#3a7d44', position: 0 }
			})
		);
		const release = (question: string) =>
			worker.db.from('quote').insert({
				consultation_id: consultation.id,
				answer_id: answers[question]!,
				theme_id: theme,
				text: 'Een bankje',
				released_by: worker.userId
			});
		expect((await release('wat_mist_u')).error).toBeNull();
		expect((await release('wat_zag_ik')).error?.code).toBe(DB_CODE.notAllowed);
	});

	test('withdrawing with the code removes the answers and all that was derived from them', async ({
		rung
	}) => {
		const seed = new Seed(rung);
		const consultation = await seed.consultation();
		const { id, withdrawalCode } = await seed.response(
			consultation,
			aResponse().answering('Wat mist u?', 'Een bankje bij de speeltuin')
		);
		const resident = anonymous(rung);
		expect(unwrap(await resident.rpc('withdraw_by_code', { code: 'wis-verkeerd' }))).toBe(false);
		expect(unwrap(await resident.rpc('withdraw_by_code', { code: withdrawalCode }))).toBe(true);
		expect(unwrap(await resident.rpc('withdraw_by_code', { code: withdrawalCode }))).toBe(false);
		const left = await rung.sql(
			`select (select count(*) from public.response) + (select count(*) from public.answer) as left,
			(select array_agg(response_id::text) from public.withdrawal) as withdrawn`
		);
		expect(left).toEqual([{ left: 0, withdrawn: [id] }]);
	});

	test('a response that is sent twice is stored once, and not again after it was withdrawn', async ({
		rung
	}) => {
		const seed = new Seed(rung);
		const consultation = await seed.consultation();
		const response = {
			id: idOf('twice'),
			version: consultation.versionId,
			language: 'nl',
			withdrawal_hash: 'c'.repeat(64),
			consented_at: new Date().toISOString(),
			answers: [{ question: 'wat_mist_u', text: 'Een bankje' }]
		};
		const send = async () => unwrap(await anonymous(rung).rpc('submit_response', { response }));
		expect([await send(), await send()]).toEqual(['stored', 'already']);
		const coordinator = await seed.account('coordinator');
		unwrap(await coordinator.db.rpc('withdraw_response', { response: response.id }));
		expect(await send()).toBe('withdrawn');
		expect(await rung.sql('select id from public.response')).toEqual([]);
	});

	test('what is past its retention date deletes itself', async ({ rung }) => {
		const seed = new Seed(rung);
		const [old, recent] = [await seed.consultation(), await seed.consultation()];
		for (const consultation of [old, recent])
			await seed.response(consultation, aResponse().answering('Wat mist u?', 'Een bankje'));
		await rung.sql(`update public.consultation set starts_on = current_date - 9, ends_on = current_date - 8,
			retention_on = current_date where id = '${old.id}'`);
		expect(unwrap(await anonymous(rung).rpc('purge_expired'))).toBe(1);
		expect(await rung.sql('select consultation_id from public.response')).toEqual([
			{ consultation_id: recent.id }
		]);
	});
});

test('the rights that the migrations name are the rights that hold after requests', async ({
	rung
}) => {
	const RIGHTS = `select grantee, table_name, privilege_type from information_schema.role_table_grants
		where table_schema = 'public' and grantee in ('anon', 'authenticated') order by 1, 2, 3`;
	const before = await rung.sql(RIGHTS);
	unwrap(await anonymous(rung).rpc('ping'));
	const seed = new Seed(rung);
	await seed.response(await seed.consultation(), aResponse().answering('Wat mist u?', 'Groen'));
	expect(await rung.sql(RIGHTS)).toEqual(before);
	expect(before.length).toBeGreaterThan(20);
});
