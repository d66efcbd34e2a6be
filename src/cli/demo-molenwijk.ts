import { randomUUID } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { Gathering, type Batch } from '../lib/exchange/batch.ts';
import { matchColumns } from '../lib/exchange/columns.ts';
import { openCsv, readRows } from '../lib/exchange/csv.ts';
import { idOfNamedRow } from '../lib/exchange/row-id.ts';
import { nothingSeen, readRow, type Frame, type ImportedResponse } from '../lib/exchange/rows.ts';
import { unwrap, type Db } from '../lib/db/client.ts';
import { decide, suggestPending } from '../lib/db/codings.ts';
import * as committeeLinks from '../lib/db/committee-links.ts';
import * as consultations from '../lib/db/consultations.ts';
import * as guides from '../lib/db/guides.ts';
import { send } from '../lib/db/imports.ts';
import * as quotes from '../lib/db/quotes.ts';
import * as reports from '../lib/db/reports.ts';
import { molenwijkGuide } from '../lib/guide/templates.ts';
import { AREAS, COMMITTEE_LABEL, CONSULTATION, QUOTES, REPORT } from './demo-story.ts';
import type { DemoMember, DemoTeam } from './demo-team.ts';

const ANSWERS = new URL('../lib/exchange/molenwijk/antwoorden.csv', import.meta.url);
const DAY = 86_400_000;
/** Of each theme in the report this many of the surest suggestions are confirmed, if they are at least this sure. */
const CONFIRMED = { perTheme: 12, confidence: 0.8 } as const;

/** The codes behind the demo's two links. */
export interface DemoLinks {
	resident: string;
	committee: string;
}

/**
 * The consultation Molenwijk, made with the verbs of the product: found again when it is whole,
 * made anew when an earlier start was cut off.
 */
export async function demoConsultation(team: DemoTeam, now: Date): Promise<DemoLinks> {
	const { coordinator, worker } = team;
	for (const consultation of await consultations.list(coordinator.db)) {
		const links = await committeeLinks.list(coordinator.db, consultation.id);
		const link = links.find(({ label }) => label === COMMITTEE_LABEL);
		// The link is made last: with it, all the rest is there.
		if (link) return { resident: consultation.code, committee: link.code };
		if (consultation.title === CONSULTATION.title)
			await consultations.remove(coordinator.db, consultation.id);
	}
	const { id, code } = await start(team, now);
	await importAnswers(worker.db, id, now);
	await suggestPending(worker.db, id);
	await confirmSurest(worker.db, id);
	const released = await releaseQuotes(worker, id);
	await publishReport(coordinator, id, released, now);
	return { resident: code, committee: await committeeLink(coordinator, id, now) };
}

async function start({ coordinator, teamId }: DemoTeam, now: Date) {
	const day = (fromNow: number) =>
		new Date(now.getTime() + fromNow * DAY).toISOString().slice(0, 10);
	const consultation = await consultations.create(coordinator.db, {
		...CONSULTATION,
		languages: [...CONSULTATION.languages],
		id: randomUUID(),
		team_id: teamId,
		starts_on: day(-21),
		ends_on: day(21),
		retention_on: day(21 + 365),
		areas: AREAS,
		guide: molenwijkGuide
	});
	const draft = await guides.draft(coordinator.db, consultation.id);
	if (!draft) throw new Error('the consultation has no guide');
	const outcome = await guides.publish(
		coordinator.db,
		consultation.id,
		draft.guide,
		draft.revision
	);
	if (outcome.state !== 'published') throw new Error(`the guide was ${outcome.state}`);
	return consultation;
}

/** Reads the file as the import page does: the same columns, the same rows, the same batches. */
async function importAnswers(db: Db, consultationId: string, now: Date): Promise<void> {
	const source = () => createReadStream(ANSWERS);
	const opened = await openCsv(source);
	const version = await guides.newestVersion(db, consultationId);
	const consultation = await consultations.get(db, consultationId);
	if (opened.state !== 'open' || !version || !consultation) throw new Error('nothing to import');
	const { headers } = opened.file;
	const frame: Frame = {
		consultation: consultationId,
		headers,
		mapping: matchColumns(headers, version.guide),
		guide: version.guide,
		areas: consultation.area,
		defaults: { mode: 'self', language: 'nl', interviewVoice: 'paraphrase' },
		now
	};
	const sending = {
		id: randomUUID(),
		consultationId,
		versionId: version.id,
		fileName: 'antwoorden.csv',
		now
	};
	const responses = new Map<number, ImportedResponse>();
	const deliver = (rows: Batch['rows']) =>
		send(
			db,
			sending,
			rows.map(({ line }) => responses.get(line)!)
		);
	const gathering = new Gathering();
	const seen = nothingSeen();
	for await (const rows of readRows(source, opened.file)) {
		for (const row of rows) {
			const result = readRow(row, frame, seen);
			if (row.broken || !('ok' in result)) throw new Error(`line ${row.line} is not in order`);
			responses.set(row.line, result.ok);
			const full = gathering.add(row, result.occurrence);
			if (full) await deliver(full);
		}
	}
	await deliver(gathering.take());
}

/** The demo's worker has looked at the surest suggestions of the report's themes. The rest is left to do. */
async function confirmSurest(db: Db, consultation: string): Promise<void> {
	const told = [...(await themeIds(db, consultation))].filter(([key]) => key in REPORT.sentences);
	const toldIds = new Set(told.map(([, id]) => id));
	const suggested = unwrap(
		await db
			.from('coding')
			.select('answer_id, theme_id, confidence')
			.eq('consultation_id', consultation)
			.eq('state', 'suggested')
			.order('confidence', { ascending: false })
			.order('answer_id')
	);
	const sure = suggested.filter(
		({ theme_id, confidence }) => toldIds.has(theme_id) && (confidence ?? 0) >= CONFIRMED.confidence
	);
	const themes = Map.groupBy(sure, ({ theme_id }) => theme_id);
	const chosen = [...themes.values()].flatMap((codings) => codings.slice(0, CONFIRMED.perTheme));
	const open = new Map<string, number>();
	for (const { answer_id } of suggested) open.set(answer_id, (open.get(answer_id) ?? 0) + 1);
	for (const { answer_id } of chosen) open.set(answer_id, open.get(answer_id)! - 1);
	const checked = [...new Set(chosen.map(({ answer_id }) => answer_id))].filter(
		(answer) => open.get(answer) === 0
	);
	await decide(db, consultation, {
		decisions: chosen.map(({ answer_id, theme_id }) => ({
			answer: answer_id,
			theme: theme_id,
			act: 'confirm'
		})),
		checks: checked.map((answer) => ({ answer, checked: true }))
	});
}

async function themeIds(db: Db, consultation: string): Promise<Map<string, string>> {
	const rows = unwrap(await db.from('theme').select('id, key').eq('consultation_id', consultation));
	return new Map(rows.map(({ id, key }) => [key, id]));
}

/** Releases the story's quotes, each from an answer that the worker put under the quote's theme. */
async function releaseQuotes(worker: DemoMember, consultation: string): Promise<string[]> {
	const { db, userId } = worker;
	const themes = await themeIds(db, consultation);
	const responses = QUOTES.map(({ respondent }) => idOfNamedRow(consultation, respondent));
	const answers = unwrap(
		await db.from('answer').select('id, response_id, question_key').in('response_id', responses)
	);
	const found = QUOTES.map(({ question, theme, text }, index) => {
		const answer = answers.find(
			(each) => each.response_id === responses[index] && each.question_key === question
		);
		const themeId = themes.get(theme);
		if (!answer || !themeId) throw new Error(`quote ${index} has no answer or no theme`);
		return { id: randomUUID(), answer: answer.id, theme: themeId, text };
	});
	await decide(db, consultation, {
		decisions: found.map(({ answer, theme }) => ({ answer, theme, act: 'add' })),
		checks: found.map(({ answer }) => ({ answer, checked: true }))
	});
	for (const quote of found)
		await quotes.release(db, { ...quote, consultation, releasedBy: userId });
	return found.map(({ id }) => id);
}

async function publishReport(
	{ db, userId }: DemoMember,
	consultation: string,
	released: string[],
	now: Date
): Promise<void> {
	const themes = await themeIds(db, consultation);
	const told = [...themes].filter(([key]) => key in REPORT.sentences);
	const content = {
		sentences: Object.fromEntries(told.map(([key, id]) => [id, REPORT.sentences[key] ?? ''])),
		hidden: [...themes].flatMap(([key, id]) => (key in REPORT.sentences ? [] : [id])),
		hiddenQuestions: [],
		quotes: released
	};
	const { title, introduction } = REPORT;
	const { revision } = await reports.draft(db, consultation);
	const draft = { title, introduction, content };
	const saved = await reports.saveDraft(db, consultation, draft, revision, userId, now);
	if (saved.state !== 'saved') throw new Error('the report was changed meanwhile');
	const published = await reports.publish(db, consultation, saved.revision);
	if (published.state !== 'published') throw new Error(`the report was ${published.state}`);
}

async function committeeLink(by: DemoMember, consultation: string, now: Date): Promise<string> {
	const code = randomUUID().replaceAll('-', '').slice(0, 24);
	await committeeLinks.create(by.db, {
		consultation,
		code,
		label: COMMITTEE_LABEL,
		createdBy: by.userId,
		expiresAt: new Date(now.getTime() + 60 * DAY)
	});
	return code;
}
