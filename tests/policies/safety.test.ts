/** A safety signal is seen by whoever must act, and what was said is told to nobody else. */
import { unwrap } from '../../src/lib/db/client.ts';
import * as safety from '../../src/lib/db/safety.ts';
import type { SafetySignal } from '../../src/lib/answering/safety.ts';
import { aGuide, aResponse, idOf, openQuestion, said } from '../support/builders.ts';
import { describe, expect, test } from '../support/database.ts';
import { Seed } from '../support/seed.ts';

const HOME = 'Wie komt er langs?';
const MISS = 'Wat mist u?';
const SECRET = 'Een man die dreigt';
const guide = aGuide().with(openQuestion(MISS), openQuestion(HOME));

const signal = (overrides: Partial<SafetySignal> = {}): SafetySignal => ({
	id: idOf('signal'),
	reason: 'threat',
	note: '',
	question: null,
	at: new Date().toISOString(),
	takenBack: false,
	...overrides
});

async function story(rung: ConstructorParameters<typeof Seed>[0]) {
	const seed = new Seed(rung);
	const consultation = await seed.consultation({ guide });
	const [worker, coordinator] = [await seed.account('worker'), await seed.account('coordinator')];
	const conversation = aResponse()
		.by('assisted')
		.answering(MISS, said('Een bankje', 'verbatim'))
		.answering(HOME, said(SECRET, 'verbatim'));
	return { seed, consultation, worker, coordinator, conversation };
}

/** Everything that a member can read of what was said. */
async function readable(
	db: Awaited<ReturnType<typeof story>>['worker']['db'],
	consultation: string
) {
	const rows = await Promise.all([
		db.from('answer').select('text').eq('consultation_id', consultation),
		db.from('answer_apart').select('text').eq('consultation_id', consultation),
		db.from('answer_revision').select('text_before').eq('consultation_id', consultation),
		db.rpc('theme_answers', { consultation, pick: 'all' }),
		db.rpc('check_candidates', { consultation }),
		db.rpc('answers_to_suggest', { consultation, engine: 'next' })
	]);
	return JSON.stringify(rows.map((one) => unwrap<{ data: unknown; error: null }>(one as never)));
}

describe('a marked answer', () => {
	test('is set apart, with its earlier wordings, from everybody but a coordinator, and comes back when it is taken back', async ({
		rung
	}) => {
		const { seed, consultation, worker, coordinator, conversation } = await story(rung);
		const { id, answers } = await seed.response(consultation, conversation);
		const correction = {
			answer: answers.wie_komt_er_langs!,
			new_text: `${SECRET}.`,
			new_choices: null,
			new_number: null,
			new_voice: null
		};
		unwrap(await worker.db.rpc('correct_answer', correction));
		expect(await readable(worker.db, consultation.id)).toContain(SECRET);

		const marked = signal({ question: 'wie_komt_er_langs' });
		expect(await safety.mark(worker.db, consultation.id, id, [marked])).toBe(1);
		expect(await safety.mark(worker.db, consultation.id, id, [marked])).toBe(0);
		const left = await readable(worker.db, consultation.id);
		expect(left).not.toContain(SECRET);
		expect(left).toContain('Een bankje');
		const [seen] = await safety.list(coordinator.db);
		expect(seen).toMatchObject({ open: true, set_apart: `${SECRET}.`, question: HOME });
		// Typed once more it does not stand in the open either.
		unwrap(await worker.db.rpc('correct_answer', correction));
		expect(await readable(worker.db, consultation.id)).not.toContain(SECRET);

		await safety.mark(worker.db, consultation.id, id, [{ ...marked, takenBack: true }]);
		expect(await readable(worker.db, consultation.id)).toContain(SECRET);
		expect(await safety.openCount(coordinator.db)).toBe(0);
	});

	test('that was marked before the conversation was sent is never in the open', async ({
		rung
	}) => {
		const { seed, consultation, worker, coordinator, conversation } = await story(rung);
		const id = idOf(`${consultation.code} ${conversation.build().name}`);
		await safety.mark(worker.db, consultation.id, id, [signal({ question: 'wie_komt_er_langs' })]);
		expect(await safety.openCount(coordinator.db)).toBe(1);
		await seed.response(consultation, conversation);
		expect(await readable(worker.db, consultation.id)).not.toContain(SECRET);
	});

	test('is used like any other when the coordinator says so, and withdrawing takes all of it along', async ({
		rung
	}) => {
		const { seed, consultation, worker, coordinator, conversation } = await story(rung);
		const { id, withdrawalCode } = await seed.response(consultation, conversation);
		const marked = signal({ question: 'wie_komt_er_langs', note: 'Bij de lift' });
		await safety.mark(worker.db, consultation.id, id, [marked]);
		await safety.settle(coordinator.db, marked.id, { handled: true, released: true });
		expect(await readable(worker.db, consultation.id)).toContain(SECRET);
		await safety.settle(coordinator.db, marked.id, { handled: true, released: false });
		expect(await readable(worker.db, consultation.id)).not.toContain(SECRET);

		unwrap(await worker.db.rpc('withdraw_by_code', { code: withdrawalCode }));
		expect(await rung.sql('select note, question_key from public.safety_signal')).toEqual([
			{ note: '', question_key: null }
		]);
		expect(await rung.sql('select * from public.answer_apart')).toEqual([]);
	});
});

describe('a marked conversation', () => {
	test('is not quoted from, and what was quoted is taken back', async ({ rung }) => {
		const { seed, consultation, worker, conversation } = await story(rung);
		const { id, answers } = await seed.response(consultation, conversation);
		const theme = idOf('theme');
		const themes = { id: theme, key: 'groen', name: 'Groen', colour: '#3a7d44', position: 0 };
		unwrap(await worker.db.rpc('save_theme', { consultation: consultation.id, theme: themes }));
		const release = () =>
			worker.db.from('quote').insert({
				consultation_id: consultation.id,
				answer_id: answers.wat_mist_u!,
				theme_id: theme,
				text: 'Een bankje',
				released_by: worker.userId
			});
		unwrap(await release());
		await safety.mark(worker.db, consultation.id, id, [signal()]);
		expect(await rung.sql('select revoked_at is not null as gone from public.quote')).toEqual([
			{ gone: true }
		]);
		expect((await release()).error?.code).toBe('WS031');
	});

	test('is no business of a colleague or another team', async ({ rung }) => {
		const { seed, consultation, worker, coordinator, conversation } = await story(rung);
		const { id } = await seed.response(consultation, conversation);
		await safety.mark(coordinator.db, consultation.id, id, [signal()]);
		expect(await safety.list(worker.db)).toEqual([]);
		const outsider = await seed.outsider();
		expect(await safety.list(outsider.db)).toEqual([]);
		const theirs = outsider.db.rpc('mark_safety', {
			consultation: consultation.id,
			response: id,
			signals: []
		});
		expect((await theirs).error?.code).toBe('42501');
		// Nor does the log tell that there was one.
		expect(
			await rung.sql(`select * from public.activity where object_kind like '%safety%'`)
		).toEqual([]);
	});
});
