import { z } from 'zod';

export const Stance = z.enum(['positief', 'negatief', 'wens', 'gemengd', 'neutraal']);
export type Stance = z.infer<typeof Stance>;

/** How somebody stands towards what they speak of. The machine's thought stays beside a person's word. */
export const AnswerStance = z.object({
	stance: Stance,
	source: z.enum(['machine', 'person']),
	suggested: Stance.nullable(),
	confidence: z.number().nullable(),
	by: z.string().nullable()
});
export type AnswerStance = z.infer<typeof AnswerStance>;

/** A part of an answer, in characters (code points) of its text. */
export const Part = z.object({ start: z.int().nonnegative(), size: z.int().positive() });
export type Part = z.infer<typeof Part>;

/** The part of an answer that a theme is about. */
export const Span = Part.extend({ theme: z.uuid() });
export type Span = z.infer<typeof Span>;

/** A word of the answer that led the machine astray. */
export const Misread = z.object({ theme: z.uuid(), word: z.string().min(1).max(200) });
export type Misread = z.infer<typeof Misread>;

const answer = z.uuid();
/** What a person marks in an answer, other than whether a theme fits. A stance of null is what the machine said. */
export const Mark = z.discriminatedUnion('kind', [
	z.object({ kind: z.literal('stance'), answer, stance: Stance.nullable() }),
	Span.extend({ kind: z.literal('span'), answer, on: z.boolean() }),
	Misread.extend({ kind: z.literal('word'), answer, on: z.boolean() }),
	z.object({ kind: z.literal('quote'), answer, on: z.boolean(), part: Part.optional() })
]);
export type Mark = z.infer<typeof Mark>;

/** Everything that marks change about an answer. */
export interface Marked {
	stance: AnswerStance | null;
	spans: Span[];
	misread: Misread[];
	quotable: boolean;
	/** The part that is worth quoting; null for the whole answer. */
	quote_part: Part | null;
}

function stanceAfter(was: AnswerStance | null, said: Stance | null, by: string) {
	if (said !== null) {
		const { suggested = null, confidence = null } = was ?? {};
		return { stance: said, source: 'person' as const, suggested, confidence, by };
	}
	if (!was?.suggested) return null;
	return { ...was, stance: was.suggested, source: 'machine' as const, by: null };
}

const samePlace = (a: Span, b: Span) => a.theme === b.theme && a.start === b.start;
const sameWord = (a: Misread, b: Misread) => a.theme === b.theme && a.word === b.word;

/** The answer as it is after `mark`; the database does the same (`decide_answers`). */
export function afterMark<T extends Marked>(answer: T, mark: Mark, by: string): T {
	switch (mark.kind) {
		case 'stance':
			return { ...answer, stance: stanceAfter(answer.stance, mark.stance, by) };
		case 'span': {
			const others = answer.spans.filter((span) => !samePlace(span, mark));
			const span = { theme: mark.theme, start: mark.start, size: mark.size };
			const spans = mark.on ? [...others, span].sort((a, b) => a.start - b.start) : others;
			return { ...answer, spans };
		}
		case 'word': {
			const others = answer.misread.filter((misread) => !sameWord(misread, mark));
			const misread = mark.on ? [...others, { theme: mark.theme, word: mark.word }] : others;
			return { ...answer, misread };
		}
		case 'quote':
			return {
				...answer,
				quotable: mark.on,
				quote_part: (mark.on && mark.part) || null
			};
	}
}

/** What takes `mark` back for the answer as it was before it. */
export function inverseMark(before: Marked, mark: Mark): Mark {
	switch (mark.kind) {
		case 'stance':
			return { ...mark, stance: before.stance?.source === 'person' ? before.stance.stance : null };
		case 'span': {
			const was = before.spans.find((span) => samePlace(span, mark));
			return was ? { ...mark, size: was.size, on: true } : { ...mark, on: false };
		}
		case 'word':
			return { ...mark, on: before.misread.some((misread) => sameWord(misread, mark)) };
		case 'quote':
			return { ...mark, on: before.quotable, part: before.quote_part ?? undefined };
	}
}
