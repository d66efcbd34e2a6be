import { z } from 'zod';
import { Stance } from '../themes/answer-marks.ts';
import { createAssigner } from '../themes/assign.ts';
import type { CodebookTheme } from '../themes/codebook.ts';
import type { Batch } from '../themes/coded-answer.ts';
import {
	judgedText,
	type AnswerText,
	type Assignment,
	type ConfirmedCoding
} from '../themes/coding.ts';
import { nextInLine } from '../themes/next-in-line.ts';
import { createStanceAssigner, type AssignedStance } from '../themes/stance.ts';
import { unwrap, type Db } from './client.ts';
import { examples, type Example } from './codebook.ts';

/** After this many newly checked answers the engine learns from them by itself. */
export const LEARN_AFTER = 20;
/** Up to this many open answers a new generation is cheap enough to start without being asked. */
export const LEARN_UNASKED_LIMIT = 5000;
/** How many answers one call to the database reads and writes. */
const BATCH = 500;

const Learning = z.object({ generation: z.int(), fresh: z.int() });
const Due = z.object({
	total: z.int(),
	answers: z.array(
		z.object({
			id: z.uuid(),
			question: z.string(),
			text: z.string(),
			translation: z.string().nullable()
		})
	)
});
const CheckedCodings = z.array(
	z.object({
		question: z.string(),
		text: z.string(),
		translation: z.string().nullable(),
		labels: z.array(z.string()),
		rejected: z.array(z.string()),
		misread: z.array(z.object({ theme: z.string(), word: z.string() }))
	})
);

const DecidedStances = z.array(
	z.object({
		question: z.string(),
		text: z.string(),
		translation: z.string().nullable(),
		stance: Stance
	})
);

/** An answer as the engine takes it; with a worker's translation where there is one. */
const said = ({
	question,
	text,
	translation
}: {
	question: string;
	text: string;
	translation: string | null;
}): AnswerText => ({ question, text, translation: translation ?? undefined });

/** The codebook as the engine takes it (`codebook`, named by key), and the row behind each of its themes. */
interface EngineCodebook {
	codebook: CodebookTheme[];
	themeIds: Map<string, string>;
}

export interface Suggesting {
	/** Answers that got suggestions, or were found to have none, in this call. */
	done: number;
	/** Answers still waiting. */
	left: number;
	/** Checked answers that the engine has not learnt from yet. */
	fresh: number;
}

/**
 * Lets the engine look at open answers that its present version has not seen, at most `limit` of them.
 * That version is the model, this consultation's codebook and the generation of learning; what a person checked is left alone.
 *
 * A confirmation does not by itself make everything due again. The engine starts a new generation, trained on all checked
 * answers, when asked (`learn: true`), or by itself after LEARN_AFTER newly checked answers in a consultation that is not large.
 */
export async function suggestPending(
	db: Db,
	consultationId: string,
	{ limit = 2000, learn = false }: { limit?: number; learn?: boolean } = {}
): Promise<Suggesting> {
	const { codebook, themeIds } = await engineCodebook(db, consultationId);
	const afterChecks = learn ? 1 : (await isLarge(db, consultationId)) ? null : LEARN_AFTER;
	const { generation, fresh } = await learnFromChecks(db, consultationId, afterChecks);
	if (codebook.length === 0) return { done: 0, left: 0, fresh };
	const versions = [createAssigner(codebook).version, createStanceAssigner().version];
	const engine = `${versions.join('+')}~${generation}`;

	let due = await fetchDue(db, consultationId, engine, limit);
	if (due.answers.length === 0) return { done: 0, left: due.total, fresh };
	const lessons = generation > 0 ? await checkedCodings(db, consultationId) : [];
	const assigner = createAssigner(codebook, lessons);
	const stanceOf = createStanceAssigner(
		generation > 0 ? await decidedStances(db, consultationId) : []
	);
	let done = 0;
	for (;;) {
		await store(
			db,
			consultationId,
			engine,
			due.answers.map((row) => {
				const answer = said(row);
				const { themes } = assigner.assign(answer);
				const suggested = themes.map(({ theme }) => theme);
				return {
					id: row.id,
					themes,
					next: nextInLine(assigner.probabilities(answer), suggested),
					expected: assigner.expect(answer),
					stance: stanceOf.assign(answer)
				};
			}),
			themeIds
		);
		done += due.answers.length;
		const left = due.total - due.answers.length;
		if (left === 0 || done >= limit) return { done, left, fresh };
		due = await fetchDue(db, consultationId, engine, limit - done);
		if (due.answers.length === 0) return { done, left: due.total, fresh };
	}
}

const exampleText = ({ text, translation }: Example): string =>
	judgedText({ question: '', text, translation: translation ?? undefined });

/** The themes that are in use, each with the answers that the team keeps as its examples. */
async function engineCodebook(db: Db, consultationId: string): Promise<EngineCodebook> {
	const [result, kept] = await Promise.all([
		db
			.from('theme')
			.select('id, key, name, definition, includes, excludes')
			.eq('consultation_id', consultationId)
			.is('archived_at', null)
			.order('position')
			.order('key'),
		examples(db, consultationId)
	]);
	const themes = unwrap(result);
	// In an order of their own: which one was kept first does not change what an example says.
	const examplesOf = (id: string) => {
		const own = kept.filter(({ theme, text }) => theme === id && text !== '').map(exampleText);
		return own.length > 0 ? { examples: own.sort() } : {};
	};
	return {
		codebook: themes.map(({ id, key, ...theme }) => ({ ...theme, id: key, ...examplesOf(id) })),
		themeIds: new Map(themes.map(({ id, key }) => [key, id]))
	};
}

async function isLarge(db: Db, consultationId: string): Promise<boolean> {
	const { count, ...result } = await db
		.from('answer')
		.select('id', { count: 'exact', head: true })
		.eq('consultation_id', consultationId)
		.eq('kind', 'open')
		.not('text', 'is', null);
	unwrap(result);
	return (count ?? 0) > LEARN_UNASKED_LIMIT;
}

async function learnFromChecks(db: Db, consultation: string, after_checks: number | null) {
	return Learning.parse(unwrap(await db.rpc('learn_from_checks', { consultation, after_checks })));
}

async function checkedCodings(db: Db, consultation: string) {
	const checked = CheckedCodings.parse(unwrap(await db.rpc('checked_codings', { consultation })));
	return checked.map(({ labels, rejected, misread, ...answer }): ConfirmedCoding => ({
		...said(answer),
		labels,
		rejected,
		misleading: misread
	}));
}

async function decidedStances(db: Db, consultation: string) {
	const decided = DecidedStances.parse(unwrap(await db.rpc('decided_stances', { consultation })));
	return decided.map(({ stance, ...answer }) => ({ ...said(answer), stance }));
}

async function fetchDue(db: Db, consultation: string, engine: string, most: number) {
	const args = { consultation, engine, most: Math.min(most, BATCH) };
	return Due.parse(unwrap(await db.rpc('answers_to_suggest', args)));
}

async function store(
	db: Db,
	consultation: string,
	engine: string,
	assigned: (Assignment & {
		id: string;
		next: string[];
		expected: number;
		stance: AssignedStance;
	})[],
	themeIds: Map<string, string>
): Promise<void> {
	const suggestions = assigned.map(({ id, themes }) => ({
		answer: id,
		themes: themes.flatMap(({ theme, confidence, because }) => {
			const themeId = themeIds.get(theme);
			return themeId ? [{ theme: themeId, confidence, because }] : [];
		})
	}));
	const stances = assigned.map(({ id, stance: { stance, confidence } }) => ({
		answer: id,
		stance,
		confidence
	}));
	unwrap(await db.rpc('suggest_stances', { consultation, stances }));
	unwrap(await db.rpc('suggest_codings', { consultation, engine, suggestions }));
	const expected = assigned.map(({ id, expected, next }) => ({
		answer: id,
		expected,
		next: next.flatMap((theme) => themeIds.get(theme) ?? [])
	}));
	unwrap(await db.rpc('expect_codings', { consultation, expected }));
}

/**
 * Stores decisions of the signed-in member, in order and in one go. Storing them twice changes nothing.
 * @returns ids of answers that are no longer there (withdrawn meanwhile): what was decided about them is dropped
 */
export async function decide(
	db: Db,
	consultation: string,
	{ decisions, checks, marks = [] }: z.input<typeof Batch>
): Promise<{ gone: string[] }> {
	const named = [...new Set([...decisions, ...checks, ...marks].map(({ answer }) => answer))];
	const rows = unwrap(
		await db.from('answer').select('id').eq('consultation_id', consultation).in('id', named)
	);
	const present = new Set(rows.map(({ id }) => id));
	const stands = ({ answer }: { answer: string }) => present.has(answer);
	const args = {
		consultation,
		decisions: decisions.filter(stands),
		checks: checks.filter(stands),
		marks: marks.filter(stands)
	};
	unwrap(await db.rpc('decide_answers', args));
	return { gone: named.filter((id) => !present.has(id)) };
}
