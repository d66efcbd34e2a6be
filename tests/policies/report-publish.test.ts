import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { DB_CODE, unwrap } from '../../src/lib/db/client.ts';
import * as links from '../../src/lib/db/committee-links.ts';
import * as quotes from '../../src/lib/db/quotes.ts';
import { react, list as reactionsOf } from '../../src/lib/db/reactions.ts';
import * as reports from '../../src/lib/db/reports.ts';
import { Draft } from '../../src/lib/report/report.ts';
import type { Backstage } from '../support/backstage.ts';
import { openFreshDatabase } from '../support/database.ts';
import { Story } from '../support/report-story.ts';
import type { SeededResponse } from '../support/seed.ts';

let database: Backstage;
let story: Story;
let residents: SeededResponse[];
beforeAll(async () => {
	database = await openFreshDatabase();
});
afterAll(() => database.close());
beforeEach(async () => {
	story = await new Story(database).begin('Groen');
	residents = await story.heard({ count: 6, area: 'Spilplein', theme: 'Groen' });
});

const CODE = 'commissie2026abcd';
const NOW = new Date();
const answerOf = (resident: SeededResponse) => Object.values(resident.answers)[0]!;

async function releaseQuote(resident = residents[0]!, text = 'Vraag maar naar [naam].') {
	const id = randomUUID();
	await quotes.release(story.worker.db, {
		id,
		consultation: story.at.id,
		answer: answerOf(resident),
		theme: story.themes.Groen!,
		text,
		releasedBy: story.worker.userId
	});
	return id;
}
async function makeLink(days = 60) {
	await links.create(story.worker.db, {
		consultation: story.at.id,
		code: CODE,
		label: 'Commissie',
		createdBy: story.worker.userId,
		expiresAt: new Date(NOW.getTime() + days * 86_400_000)
	});
	return (await links.list(story.worker.db, story.at.id))[0]!;
}
async function opened(reader: string | null = null) {
	const page = await links.open(story.visitor, CODE, reader);
	if (page?.state !== 'open') throw new Error(`the link is ${page?.state}`);
	return page;
}

describe('a quote', () => {
	test('holds only what was said, with words replaced', async () => {
		await releaseQuote();
		await expect(releaseQuote(residents[0], 'Vraag maar naar Henk.')).rejects.toMatchObject({
			code: DB_CODE.notAnExcerpt
		});
	});

	test('is never made of a worker’s observation', async () => {
		const [seen] = await story.heard({
			count: 1,
			mode: 'assisted',
			theme: 'Groen',
			voice: 'observation'
		});
		await expect(releaseQuote(seen)).rejects.toMatchObject({ code: DB_CODE.notAllowed });
	});

	test('is not released by a reviewer', async () => {
		const reviewer = await story.seed.account('reviewer');
		const quote = {
			consultation_id: story.at.id,
			answer_id: answerOf(residents[0]!),
			theme_id: story.themes.Groen!,
			text: 'Vraag maar naar [naam].',
			released_by: reviewer.userId
		};
		const { error } = await reviewer.db.from('quote').insert(quote);
		expect(error?.code).toBe(DB_CODE.notAllowed);
	});

	test('that was taken back cannot be given out again', async () => {
		const id = await releaseQuote();
		await quotes.revoke(story.worker.db, story.at.id, [id], NOW);
		const { error } = await story.worker.db.from('quote').update({ revoked_at: null }).eq('id', id);
		expect(error?.code).toBe(DB_CODE.immutable);
		expect(await quotes.usable(story.worker.db, story.at.id)).toEqual([]);
	});
});

describe('publishing', () => {
	test('freezes the texts, the figures, the quotes and the answers behind them', async () => {
		const quote = await releaseQuote();
		const sentences = { [story.themes.Groen!]: 'Bewoners missen een plek.' };
		expect(await story.publish({ quotes: [quote], sentences })).toEqual({
			state: 'published',
			number: 1
		});
		const version = await reports.version(story.worker.db, story.at.id, 1);
		expect(version).toMatchObject({
			number: 1,
			title: 'Wat wij hoorden',
			introduction: 'Dank u wel.'
		});
		expect(version?.content.themes[0]).toMatchObject({
			name: 'Groen',
			sentence: 'Bewoners missen een plek.',
			residents: { count: 6 }
		});
		expect(version?.quotes).toEqual([
			{
				theme: story.themes.Groen,
				text: 'Vraag maar naar [naam].',
				paraphrase: false,
				translated: false
			}
		]);
		const evidence = unwrap(await story.worker.db.from('report_evidence').select('answer_id'));
		expect(evidence.map((row) => row.answer_id).sort()).toEqual(residents.map(answerOf).sort());
	});

	test('does not happen when a colleague saved the draft meanwhile', async () => {
		await story.publish();
		const { revision, draft } = await reports.draft(story.worker.db, story.at.id);
		const { db, userId } = story.worker;
		await reports.saveDraft(db, story.at.id, draft, revision, userId, NOW);
		expect(await reports.publish(db, story.at.id, revision)).toEqual({ state: 'changed' });
		expect(await reports.saveDraft(db, story.at.id, draft, revision, userId, NOW)).toEqual({
			state: 'changed'
		});
	});

	test('does not happen without a title or a theme', async () => {
		const hidden = [story.themes.Groen!];
		expect(await story.publish({ hidden })).toEqual({ state: 'incomplete' });
		const { db, userId } = story.worker;
		const untitled = Draft.parse({ title: ' ', introduction: '', content: {} });
		await reports.saveDraft(db, story.at.id, untitled, 1, userId, NOW);
		expect(await reports.publish(db, story.at.id, 2)).toEqual({ state: 'incomplete' });
	});

	test('is not for a reviewer', async () => {
		await story.publish();
		const reviewer = await story.seed.account('reviewer');
		await expect(reports.publish(reviewer.db, story.at.id, 1)).rejects.toMatchObject({
			code: DB_CODE.notAllowed
		});
	});

	test('leaves a published version as it is', async () => {
		await story.publish();
		await database.sql(`update public.report set title = 'Anders'`).then(
			() => expect.unreachable('a published version changed'),
			(error: { code?: string }) => expect(error.code).toBe(DB_CODE.immutable)
		);
		await story.heard({ count: 10, theme: 'Groen' });
		const version = await reports.version(story.worker.db, story.at.id, 1);
		expect(version?.content.themes[0]?.residents.count).toBe(6);
	});

	test('does not give a resident away who came between two versions', async () => {
		await story.publish();
		await story.heard({ count: 1, area: 'Wiekstraat', theme: 'Groen' });
		await story.publish();
		const [first, second] = await Promise.all(
			[1, 2].map((n) => reports.version(story.worker.db, story.at.id, n))
		);
		const told = (version: typeof first) =>
			version?.content.themes.map((theme) => [
				theme.residents.count,
				theme.areas.map((area) => area.count)
			]);
		expect(told(second)).toEqual(told(first));
		expect(second?.content.residents).toEqual({ count: 6, kept: true });
	});
});

describe('behind a committee link', () => {
	test('stands the newest report, with quotes that name no answer and no area', async () => {
		const quote = await releaseQuote();
		await story.publish({ quotes: [quote] });
		await story.publish({ quotes: [quote], sentences: { [story.themes.Groen!]: 'Nieuwer.' } });
		await makeLink();
		const page = await opened();
		expect(page.report).toMatchObject({ number: 2, title: 'Wat wij hoorden' });
		expect(page.report?.quotes).toHaveLength(1);
		const everything = JSON.stringify(
			unwrap(await story.visitor.rpc('open_report', { code: CODE }))
		);
		for (const resident of residents) {
			expect(everything).not.toContain(resident.id);
			expect(everything).not.toContain(answerOf(resident));
		}
	});

	test('stands no draft: before publishing there is nothing to read', async () => {
		await makeLink();
		expect((await opened()).report).toBeNull();
	});

	test('a quote that is taken back leaves the published report', async () => {
		const quote = await releaseQuote();
		await story.publish({ quotes: [quote] });
		await makeLink();
		await quotes.revoke(story.worker.db, story.at.id, [quote], NOW);
		expect((await opened()).report?.quotes).toEqual([]);
	});

	test('a quote leaves the published report when the resident withdraws', async () => {
		const quote = await releaseQuote(residents[2]);
		await story.publish({ quotes: [quote] });
		await makeLink();
		expect((await opened()).report?.quotes).toHaveLength(1);
		unwrap(await story.visitor.rpc('withdraw_by_code', { code: residents[2]!.withdrawalCode }));
		expect((await opened()).report?.quotes).toEqual([]);
		const left = unwrap(await story.worker.db.from('report_evidence').select('answer_id'));
		expect(left).toHaveLength(5);
	});

	test('stands nothing when it was revoked, has expired, or never was', async () => {
		await story.publish();
		const link = await makeLink();
		await database.sql(`update public.committee_link set expires_at = now() - interval '1 second'`);
		expect(await links.open(story.visitor, CODE, null)).toEqual({ state: 'expired' });
		await links.revoke(story.worker.db, story.at.id, link.id, NOW);
		expect(await links.open(story.visitor, CODE, null)).toEqual({ state: 'revoked' });
		expect(await links.open(story.visitor, 'verzonnen12345', null)).toBeNull();
		const said = { reader: randomUUID(), theme: null, kind: null, remark: 'Nog iets' };
		expect(await react(story.visitor, { code: CODE, ...said })).toBe('closed');
		expect(await react(story.visitor, { code: 'verzonnen12345', ...said })).toBe('closed');
	});
});

describe('a committee member', () => {
	const reader = randomUUID();
	const say = (change: Partial<Parameters<typeof react>[1]>) =>
		react(story.visitor, {
			code: CODE,
			reader,
			theme: story.themes.Groen!,
			kind: 'agree',
			remark: '',
			...change
		});
	beforeEach(async () => {
		await story.publish();
		await makeLink();
	});

	test('reacts to a theme once, and may change or take back what they said', async () => {
		expect(await say({})).toBe('stored');
		expect(await say({ kind: 'missing', remark: ' De linden ' })).toBe('stored');
		expect((await opened(reader)).reactions).toEqual([
			{ theme: story.themes.Groen, kind: 'missing', remark: 'De linden' }
		]);
		expect(await reactionsOf(story.worker.db, story.at.id)).toHaveLength(1);
		expect(await say({ kind: null })).toBe('removed');
		expect(await reactionsOf(story.worker.db, story.at.id)).toEqual([]);
	});

	test('leaves a remark about the whole', async () => {
		expect(await say({ theme: null, kind: null, remark: 'Goed verslag' })).toBe('stored');
		expect(await say({ theme: null, kind: null, remark: 'Heel goed verslag' })).toBe('stored');
		expect((await opened(reader)).reactions).toEqual([
			{ theme: null, kind: null, remark: 'Heel goed verslag' }
		]);
	});

	test('sees what they said, and nobody else’s', async () => {
		await say({ remark: 'Dit is van mij' });
		expect((await opened(randomUUID())).reactions).toEqual([]);
		expect((await opened(null)).reactions).toEqual([]);
	});

	test('does not react to a theme that the report does not have', async () => {
		expect(await say({ theme: randomUUID() })).toBe('moved');
	});

	test('reaches no table, and no figures or versions of the team', async () => {
		for (const table of [
			'report',
			'quote',
			'report_evidence',
			'reaction',
			'committee_link',
			'answer'
		] as const) {
			const { error } = await story.visitor.from(table).select('*');
			expect(error?.code, table).toBe(DB_CODE.notAllowed);
		}
		const version = await story.visitor.rpc('report_version', {
			consultation: story.at.id,
			number: 1
		});
		expect(version.error?.code).toBe(DB_CODE.notAllowed);
		const publish = await story.visitor.rpc('publish_report', {
			consultation: story.at.id,
			expected_revision: 1
		});
		expect(publish.error?.code).toBe(DB_CODE.notAllowed);
	});
});
