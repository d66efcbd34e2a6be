import { z } from 'zod';
import { Mode, Voice } from '../answering/answer.ts';
import { afterMark, AnswerStance, inverseMark, Mark, Misread, Part, Span } from './answer-marks.ts';

export const CodingState = z.enum(['suggested', 'confirmed', 'rejected']);
export type CodingState = z.infer<typeof CodingState>;

/** What holds for an answer and a theme. Suggested always means: by the machine; the other two: by a person. */
export const Coding = z.object({
	theme: z.uuid(),
	state: CodingState,
	source: z.enum(['machine', 'person']),
	/** Null when the machine never suggested it. */
	confidence: z.number().nullable(),
	/** Words of the answer that led the machine to it. */
	because: z.array(z.string()),
	/** Who decided, when that is a member still. */
	by: z.string().nullable(),
	at: z.string()
});
export type Coding = z.infer<typeof Coding>;

/** An open answer as the team reads it. */
export const CodedAnswer = z.object({
	id: z.uuid(),
	response: z.uuid(),
	text: z.string(),
	voice: Voice,
	mode: Mode,
	language: z.string(),
	submitted_at: z.string(),
	area: z.string().nullable(),
	question_key: z.string(),
	question: z.string(),
	/** Somebody has read it and stands by its codings. */
	checked: z.object({ by: z.string().nullable(), at: z.string() }).nullable(),
	codings: z.array(Coding),
	stance: AnswerStance.nullable(),
	/** Parts that a person marked for a theme; a theme without a part is about the whole answer. */
	spans: z.array(Span),
	misread: z.array(Misread),
	/** Somebody marked it as worth quoting. */
	quotable: z.boolean(),
	quote_part: Part.nullable(),
	/** A worker's Dutch for it. `stale`: the answer was corrected since. */
	translation: z
		.object({ text: z.string(), by: z.string().nullable(), stale: z.boolean() })
		.nullable(),
	/** How many memos there are about it. */
	memos: z.int().nonnegative(),
	/** At the checking queue: the likeliest themes after the suggestions. */
	next: z.array(z.uuid()).optional(),
	/** The checking queue drew it at random. */
	random: z.boolean().optional()
});
export type CodedAnswer = z.infer<typeof CodedAnswer>;

/** What a person says about one theme of an answer; `reset` goes back to what the machine said. */
export const Act = z.enum(['confirm', 'reject', 'add', 'reset']);
export type Act = z.infer<typeof Act>;

export const Decision = z.object({ answer: z.uuid(), theme: z.uuid(), act: Act });
export type Decision = z.infer<typeof Decision>;
export const Check = z.object({
	answer: z.uuid(),
	checked: z.boolean(),
	/** Drawn at random, so that it says something about the answers that nobody has checked. */
	random: z.boolean().optional()
});
export type Check = z.infer<typeof Check>;

/** Decisions that belong together: stored as one, undone as one. */
export const Batch = z.object({
	decisions: z.array(Decision).max(2000),
	checks: z.array(Check).max(2000),
	marks: z.array(Mark).max(2000).default([])
});
export type Batch = z.infer<typeof Batch>;

const RESULT = {
	confirm: 'confirmed',
	add: 'confirmed',
	reject: 'rejected'
} as const satisfies Record<Exclude<Act, 'reset'>, CodingState>;

function decided(codings: Coding[], { theme, act }: Decision, by: string, at: string): Coding[] {
	const was = codings.find((coding) => coding.theme === theme);
	if (act === 'reset') {
		if (!was) return codings;
		return was.confidence === null
			? codings.filter((coding) => coding !== was)
			: codings.map((c) =>
					c === was ? { ...c, state: 'suggested', source: 'machine', by: null, at } : c
				);
	}
	const now: Coding = {
		...(was ?? { theme, confidence: null, because: [] }),
		state: RESULT[act],
		source: 'person',
		by,
		at
	};
	return was ? codings.map((c) => (c === was ? now : c)) : [...codings, now];
}

/** The answer as it is after `batch`; the database does the same (`decide_codings`). */
export function afterBatch(answer: CodedAnswer, batch: Batch, by: string, at: string): CodedAnswer {
	const check = batch.checks.findLast((c) => c.answer === answer.id);
	const marked = batch.marks
		.filter((mark) => mark.answer === answer.id)
		.reduce((before, mark) => afterMark(before, mark, by), answer);
	return {
		...marked,
		codings: batch.decisions
			.filter((decision) => decision.answer === answer.id)
			.reduce((codings, decision) => decided(codings, decision, by, at), answer.codings),
		checked: check ? (check.checked ? { by, at } : null) : answer.checked
	};
}

/** What takes `batch` back for the answer as it was before it. */
export function inverse(answer: CodedAnswer, batch: Batch): Batch {
	const themes = [...new Set(batch.decisions.map((decision) => decision.theme))];
	const decisions = themes.map((theme): Decision => {
		const was = answer.codings.find((coding) => coding.theme === theme);
		const act =
			was?.state === 'confirmed' ? 'confirm' : was?.state === 'rejected' ? 'reject' : 'reset';
		return { answer: answer.id, theme, act };
	});
	const checks = batch.checks.length
		? [{ answer: answer.id, checked: answer.checked !== null }]
		: [];
	const marks = batch.marks.map((mark) => inverseMark(answer, mark));
	return { decisions, checks, marks };
}

/** One mark, as a batch of its own. */
export const markOne = (mark: Mark): Batch => ({ decisions: [], checks: [], marks: [mark] });

/**
 * One decision on one theme while reading. When it was the last open suggestion and a theme stands,
 * the answer counts as checked; taking the last theme away, or back to a suggestion, makes it unchecked.
 */
export function decideOne(answer: CodedAnswer, theme: string, act: Act): Batch {
	const decisions = [{ answer: answer.id, theme, act }];
	const { codings } = afterBatch(answer, { decisions, checks: [], marks: [] }, '', '');
	const open = codings.some((coding) => coding.state === 'suggested');
	const stands = codings.some((coding) => coding.state === 'confirmed');
	const checked = !open && stands;
	const same = checked === (answer.checked !== null);
	return { decisions, checks: same ? [] : [{ answer: answer.id, checked }], marks: [] };
}

/** The whole answer at once: exactly the themes in `chosen` stand, every other one is rejected, and it is checked. */
export function decideAll(answer: CodedAnswer, chosen: ReadonlySet<string>): Batch {
	const decisions: Decision[] = [];
	// A part of the answer is about a theme only as long as the answer is.
	const marks = answer.spans
		.filter(({ theme }) => !chosen.has(theme))
		.map((span): Mark => ({ kind: 'span', answer: answer.id, ...span, on: false }));
	for (const { theme, state } of answer.codings) {
		if (chosen.has(theme) && state !== 'confirmed')
			decisions.push({ answer: answer.id, theme, act: 'confirm' });
		if (!chosen.has(theme) && state !== 'rejected')
			decisions.push({ answer: answer.id, theme, act: 'reject' });
	}
	for (const theme of chosen) {
		if (!answer.codings.some((coding) => coding.theme === theme))
			decisions.push({ answer: answer.id, theme, act: 'add' });
	}
	const random = answer.random ? { random: true } : {};
	return { decisions, checks: [{ answer: answer.id, checked: true, ...random }], marks };
}

/** Nothing chosen: the answer has no theme. */
export const NO_THEMES: ReadonlySet<string> = new Set();

/** The choice with `theme` in it when it was not, and without it when it was. */
export function toggled(chosen: ReadonlySet<string>, theme: string): ReadonlySet<string> {
	const next = new Set(chosen);
	if (!next.delete(theme)) next.add(theme);
	return next;
}

/** The themes that confirming leaves standing when nothing is toggled: those suggested and those confirmed before. */
export function standing(answer: CodedAnswer): Set<string> {
	return new Set(answer.codings.filter((c) => c.state !== 'rejected').map((c) => c.theme));
}

/** The suggestions for an answer, the surest first, then what people added. */
export function inOrder(codings: readonly Coding[]): Coding[] {
	return codings.toSorted((a, b) => (b.confidence ?? -1) - (a.confidence ?? -1));
}
