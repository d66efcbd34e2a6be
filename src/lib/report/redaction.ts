import { findNames } from './find-names.ts';
import { findNumbers } from './find-numbers.ts';
import { findPlaces } from './find-places.ts';
import { findHints } from './find-hints.ts';
import type { Certainty, PersonalKind, Span } from './span.ts';

const PLACEHOLDERS = {
	name: '[naam]',
	phone: '[telefoonnummer]',
	email: '[e-mailadres]',
	account: '[account]',
	address: '[adres]',
	postcode: '[postcode]',
	plate: '[kenteken]',
	number: '[nummer]',
	age: '[leeftijd]',
	situation: '[…]'
} satisfies Record<PersonalKind, string>;

export const placeholder = (kind: PersonalKind): string => PLACEHOLDERS[kind];

const RANK = { certain: 2, likely: 1, hint: 0 } satisfies Record<Certainty, number>;

/**
 * Finds what could give a person away, in the order of the text and without overlaps (the surer, then the longer stays).
 * It helps the person who releases a quote; it does not replace that person.
 * @param text what was said
 * @param known texts whose names are public in this consultation (areas, neighbourhood, the guide): these are
 *   places, not people, and are found only with a house number behind them
 */
export function findPersonal(text: string, known: readonly string[] = []): Span[] {
	const all = [
		...findNumbers(text),
		...findPlaces(text, known),
		...findNames(text, known),
		...findHints(text)
	].sort(
		(a, b) =>
			RANK[b.certainty] - RANK[a.certainty] ||
			b.end - b.start - (a.end - a.start) ||
			a.start - b.start
	);
	const kept: Span[] = [];
	for (const span of all) {
		if (!kept.some((other) => span.start < other.end && other.start < span.end)) kept.push(span);
	}
	const inPlaceholder = [...text.matchAll(/\[[^\]]*\]/g)];
	return kept
		.filter(
			(span) =>
				!inPlaceholder.some((at) => span.start >= at.index && span.end <= at.index + at[0].length)
		)
		.sort((a, b) => a.start - b.start);
}

/** The text with each span replaced by what stood there ("[naam]"). Spans do not overlap. */
export function redact(text: string, spans: readonly Span[]): string {
	return [...spans]
		.sort((a, b) => b.start - a.start)
		.reduce(
			(result, span) =>
				result.slice(0, span.start) + PLACEHOLDERS[span.kind] + result.slice(span.end),
			text
		);
}
