/** Paper forms that are typed twice, on a real database. */
import { createHash, randomUUID } from 'node:crypto';
import {
	aGuide,
	chose,
	graded,
	grade,
	idOf,
	keyOf,
	multipleChoice,
	openQuestion,
	said
} from '../../../tests/support/builders.ts';
import type { Backstage } from '../../../tests/support/backstage.ts';
import { describe, expect, test } from '../../../tests/support/database.ts';
import { Seed } from '../../../tests/support/seed.ts';
import type { Answers } from '../answering/answer.ts';
import { AREA_FIELD } from '../answering/content.ts';
import { agreement } from '../answering/entries.ts';
import { toSubmission } from '../answering/submit.ts';
import { anonymous, unwrap } from './client.ts';
import * as entries from './entries.ts';
import * as responses from './responses.ts';

const MIST = keyOf('Wat mist u?');
const WAAR = keyOf('Waar komt u?');
const CIJFER = keyOf('Welk cijfer?');
const typed = (answers: Partial<Record<string, Answers[string]>> = {}): Answers =>
	({
		[MIST]: said('Een bankje bij de metro'),
		[WAAR]: chose('Park', 'Plein'),
		[CIJFER]: graded(7),
		...answers
	}) as Answers;

/** Two colleagues in front of a stack of forms. */
async function aStack(rung: Backstage) {
	const seed = new Seed(rung);
	const to = await seed.consultation({
		guide: aGuide().with(
			openQuestion('Wat mist u?'),
			multipleChoice('Waar komt u?', ['Park', 'Plein', 'Buurthuis']),
			grade('Welk cijfer?')
		)
	});
	const [anna, bas] = [await seed.account('worker'), await seed.account('coordinator')];
	const form = (
		answers: Answers,
		more: { id?: string; number?: string; area?: string; second?: boolean }
	) =>
		toSubmission(to.guide, {
			id: more.id ?? randomUUID(),
			version: to.versionId,
			mode: 'paper',
			language: 'nl',
			area: to.areas[more.area ?? 'Spilplein']!,
			withdrawalHash: createHash('sha256').update(randomUUID()).digest('hex'),
			consentedAt: '2026-03-30T15:00:00.000Z',
			answers,
			formNumber: more.number ?? '12',
			second: more.second ?? false
		});
	const forms = () => entries.paperForms(anna.db, to.id);
	return { seed, to, anna, bas, form, forms };
}

/** The same form typed by both, with two slips in the second. */
async function typedTwice(rung: Backstage) {
	const stack = await aStack(rung);
	const { anna, bas, form, to } = stack;
	const first = form(typed(), {});
	const second = form(
		typed({
			[MIST]: said('Een  bankje bij de metro '),
			[CIJFER]: graded(1),
			[WAAR]: chose('Plein', 'Park')
		}),
		{ area: 'Kapstraat', second: true }
	);
	expect(await responses.record(anna.db, first)).toBe('stored');
	expect(await responses.record(bas.db, second)).toBe('stored');
	const entry = async () => (await entries.get(anna.db, to.id, second.id))!;
	const response = async () => (await responses.get(anna.db, to.id, first.id))!;
	const gradeNow = async () =>
		(await response()).answer.find((one) => one.question_key === CIJFER)?.number;
	return { ...stack, first, second, entry, response, gradeNow };
}

describe('a paper form that is typed twice', () => {
	test('is one response; only what differs is asked about, and agreement is told', async ({
		rung
	}) => {
		const { forms, entry, anna, bas, to } = await typedTwice(rung);
		// Spaces and the order of ticks are no difference.
		expect((await entry()).differences).toEqual([AREA_FIELD, CIJFER]);
		expect(await forms()).toMatchObject([
			{
				form_number: '12',
				typed_by: anna.userId,
				retyped_by: bas.userId,
				fields: 5,
				differences: 2,
				open_differences: 2
			}
		]);
		expect(agreement(await forms())).toMatchObject({ equal: 3, fields: 5, share: 3 / 5 });
		const filter = { mode: null, area: null, words: null };
		const { lines } = await responses.list(anna.db, to.id, filter, 1);
		expect(lines).toMatchObject([{ open_differences: 2 }]);
	});

	test('says what was chosen; the history keeps both, and a choice can be taken back', async ({
		rung
	}) => {
		const { anna, bas, second, entry, response, gradeNow } = await typedTwice(rung);
		expect(await entries.settle(bas.db, second.id, { [CIJFER]: 'second' })).toBe(1);
		expect(await gradeNow()).toBe(1);
		expect(await entries.settle(bas.db, second.id, { [AREA_FIELD]: 'second' })).toBe(0);
		const settled = await response();
		expect(settled.area?.name).toBe('Kapstraat');
		const history = settled.answer.find((one) => one.question_key === CIJFER)?.answer_revision;
		expect(history).toMatchObject([{ changedBy: bas.userId, before: { number: 7 } }]);
		expect(settled.response_revision.map(({ cause }) => cause)).toEqual([
			'double_entry',
			'double_entry'
		]);
		// What the first typed and how well they agreed stays told.
		expect(await entry()).toMatchObject({ fields: 5, decisions: { [CIJFER]: 'second' } });
		expect((await entry()).first?.answers).toContainEqual({ question: CIJFER, number: 7 });

		expect(
			await entries.settle(anna.db, second.id, { [CIJFER]: null, [AREA_FIELD]: 'first' })
		).toBe(1);
		expect(await gradeNow()).toBe(7);
		expect((await response()).area?.name).toBe('Spilplein');
	});

	test('an answer that only one of them typed can be taken in, and left out', async ({ rung }) => {
		const { anna, bas, form, to } = await aStack(rung);
		const { [CIJFER]: _, ...without } = typed();
		const first = form(without, {});
		const second = form(typed(), { second: true });
		await responses.record(anna.db, first);
		await responses.record(bas.db, second);
		const grades = async () =>
			(await responses.get(anna.db, to.id, first.id))!.answer.filter(
				(one) => one.question_key === CIJFER
			);
		expect(await entries.settle(bas.db, second.id, { [CIJFER]: 'second' })).toBe(0);
		expect(await grades()).toMatchObject([{ number: 7 }]);
		await entries.settle(bas.db, second.id, { [CIJFER]: 'first' });
		expect(await grades()).toEqual([]);
	});

	test('choosing the first leaves a correction that was made meanwhile', async ({ rung }) => {
		const { anna, second, response, gradeNow } = await typedTwice(rung);
		const answer = (await response()).answer.find((one) => one.question_key === CIJFER)!;
		await responses.correct(anna.db, answer.id, graded(8));
		await entries.settle(anna.db, second.id, { [CIJFER]: 'first' });
		expect(await gradeNow()).toBe(8);
	});

	test('finds its other half in whichever order they arrive, once, however often they are sent', async ({
		rung
	}) => {
		const { anna, bas, form, forms } = await aStack(rung);
		const second = form(typed({ [CIJFER]: graded(1) }), { second: true, number: '3' });
		const first = form(typed(), { number: '3' });
		for (const expected of ['stored', 'already'])
			expect(await responses.record(bas.db, second)).toBe(expected);
		expect(await forms()).toMatchObject([{ response: null, entry: second.id }]);
		for (const expected of ['stored', 'already'])
			expect(await responses.record(anna.db, first)).toBe(expected);
		expect(await forms()).toMatchObject([
			{ response: first.id, entry: second.id, open_differences: 1 }
		]);
		// Sending the same again does not open what was settled.
		await entries.settle(bas.db, second.id, { [CIJFER]: 'first' });
		await responses.record(bas.db, second);
		await responses.record(anna.db, first);
		expect(await forms()).toMatchObject([{ open_differences: 0 }]);
		// An altered one is compared anew.
		const mended = form(typed(), { id: second.id, second: true, number: '3' });
		expect(await responses.record(bas.db, mended)).toBe('revised');
		expect(await forms()).toMatchObject([{ differences: 0, open_differences: 0 }]);
	});

	test('a number is given out once for each entry, and can be mended', async ({ rung }) => {
		const { anna, bas, form, forms, first, second } = await typedTwice(rung);
		expect(await responses.record(anna.db, form(typed(), {}))).toBe('number-taken');
		expect(await responses.record(anna.db, form(typed(), { second: true }))).toBe('number-taken');
		const other = form(typed({ [CIJFER]: graded(1) }), { number: '13', area: 'Kapstraat' });
		await responses.record(anna.db, other);
		expect(await entries.giveNumber(bas.db, other.id, '12')).toBe('number-taken');
		expect(await entries.giveNumber(bas.db, second.id, '13')).toBe('numbered');
		expect(await forms()).toMatchObject([
			{ form_number: '12', response: first.id, entry: null },
			{ form_number: '13', response: other.id, entry: second.id, differences: 0 }
		]);
	});

	test('goes as a whole when the resident takes it back', async ({ rung }) => {
		const { seed, bas, first, to, second } = await typedTwice(rung);
		await responses.withdraw(bas.db, first.id);
		expect(await entries.get(bas.db, to.id, second.id)).toBeNull();
		// Kept past retention neither, when the first never came.
		const lonely = { number: '77', second: true };
		await responses.record(bas.db, await aForm(seed, to, lonely));
		expect(await entries.paperForms(bas.db, to.id)).toHaveLength(1);
		const past = { ends_on: '2020-01-02', starts_on: '2020-01-01', retention_on: '2020-01-03' };
		unwrap(await bas.db.from('consultation').update(past).eq('id', to.id));
		unwrap(await anonymous(rung).rpc('purge_expired'));
		expect(await entries.paperForms(bas.db, to.id)).toEqual([]);
	});

	test('with an answer that is set apart is read by a coordinator, and settled by nobody meanwhile', async ({
		rung
	}) => {
		const { anna, bas, to, first, second } = await typedTwice(rung);
		const signal = {
			id: idOf('signal'),
			question: MIST,
			reason: 'threat',
			note: '',
			at: new Date().toISOString(),
			takenBack: false
		};
		unwrap(
			await bas.db.rpc('mark_safety', {
				consultation: to.id,
				response: first.id,
				signals: [signal]
			})
		);
		expect(await entries.get(anna.db, to.id, second.id)).toBeNull();
		expect(await entries.get(bas.db, to.id, second.id)).not.toBeNull();
		expect(await entries.settle(bas.db, second.id, { [CIJFER]: 'second' })).toBe('withheld');
	});
});

async function aForm(
	seed: Seed,
	to: Awaited<ReturnType<Seed['consultation']>>,
	{ number, second }: { number: string; second: boolean }
) {
	await seed.account('worker');
	return toSubmission(to.guide, {
		id: randomUUID(),
		version: to.versionId,
		mode: 'paper',
		language: 'nl',
		area: null,
		withdrawalHash: createHash('sha256').update(randomUUID()).digest('hex'),
		consentedAt: '2026-03-30T15:00:00.000Z',
		answers: typed(),
		formNumber: number,
		second
	});
}

describe('a response that was sent again with other content', () => {
	test('tells what it said before, from which device, and an earlier version can count again', async ({
		rung
	}) => {
		const { seed, to, anna, bas, form } = await aStack(rung);
		const [tablet, phone] = [randomUUID(), randomUUID()];
		unwrap(await anna.db.rpc('register_device', { device: tablet, name: 'Tablet' }));
		unwrap(await bas.db.rpc('register_device', { device: phone, name: 'Telefoon' }));
		const first = form(typed(), { number: '9' });
		await responses.record(anna.db, first, tablet);
		const again = form(typed({ [MIST]: said('Niets') }), {
			id: first.id,
			number: '9',
			area: 'Kapstraat'
		});
		expect(await responses.record(anna.db, again, phone)).toBe('revised');

		const now = (await responses.get(bas.db, to.id, first.id))!;
		expect(now.device?.name).toBe('Telefoon');
		expect(now.response_revision).toMatchObject([
			{ cause: 'resend', device: { name: 'Tablet' }, changed_by: anna.userId }
		]);
		const [revision] = now.response_revision;
		await expect(responses.restore(anna.db, revision!.id)).rejects.toMatchObject({ code: '42501' });
		expect(await responses.restore(bas.db, revision!.id)).toBe('restored');
		expect(await responses.restore(bas.db, revision!.id)).toBe('same');
		const restored = (await responses.get(bas.db, to.id, first.id))!;
		expect(restored.area?.name).toBe('Spilplein');
		expect(restored.answer.find((one) => one.question_key === MIST)?.text).toBe(
			'Een bankje bij de metro'
		);
		expect(restored.response_revision.map(({ cause }) => cause).toSorted()).toEqual([
			'resend',
			'restored'
		]);
		// A device that sends once more what it sent before does not undo the choice.
		expect(await responses.record(anna.db, again, phone)).toBe('already');
		expect((await responses.get(bas.db, to.id, first.id))!.area?.name).toBe('Spilplein');
		// A device of another team is not named.
		const outsider = await seed.outsider();
		const theirs = randomUUID();
		unwrap(await outsider.db.rpc('register_device', { device: theirs, name: 'Van hen' }));
		const other = form(typed(), { number: '10' });
		await responses.record(anna.db, other, theirs);
		expect((await responses.get(bas.db, to.id, other.id))!.device).toBeNull();
	});
});
