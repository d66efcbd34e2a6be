import type { Breakdown } from '../counts.ts';
import type { ClosedQuestion } from '../closed.ts';
import {
	closedKey,
	writePlace,
	type Dimension,
	type Filters,
	type FixedDimension,
	type Place,
	type Pick
} from '../filters.ts';
import { m } from '../../paraglide/messages.js';
import { closedValueWord, modeWord, voiceWord, weekWord } from './words.ts';
import { Mode, Voice } from '../../answering/answer.ts';
import { Stance } from '../answer-marks.ts';
import { stanceWord } from './stance-words.ts';

/** The themes page at `place`, with something else chosen. */
export const linkTo = (base: string, place: Place, change: Partial<Place>): string =>
	`${base}${writePlace({ ...place, ...change })}`;

/** The answers behind a number. */
export const answersOf = (base: string, place: Place, pick: Pick, theme?: string): string =>
	linkTo(base, place, { selection: theme ? { pick, theme } : { pick } });

/** What a form of the address has to carry along. */
export const hiddenFields = (place: Place): [string, string][] => [
	...new URLSearchParams(writePlace(place))
];

type Value = Breakdown['values'][number]['value'];

/** What the values of a dimension are called. */
export interface Names {
	areas: readonly { id: string; name: string }[];
	questions: readonly { key: string; text: string }[];
	closed: readonly ClosedQuestion[];
}

const FILTER_FOR = {
	area: (value) => ({ area: value ?? 'none' }),
	mode: (value) => ({ mode: Mode.parse(value) }),
	voice: (value) => ({ voice: Voice.parse(value) }),
	week: (value) => ({ week: value ?? undefined }),
	question: (value) => ({ question: value ?? undefined }),
	stance: (value) => ({ stance: value === null ? 'none' : Stance.parse(value) })
} satisfies Record<FixedDimension, (value: Value) => Filters>;

/** One value of a dimension as a filter. */
export function filterFor(dimension: Dimension, value: Value): Filters {
	const key = closedKey(dimension);
	if (key !== null) return { closed: `${key}:${value ?? ''}` };
	return FILTER_FOR[dimension as FixedDimension](value);
}

const VALUE_WORD = {
	area: (value, { areas }) => areas.find(({ id }) => id === value)?.name ?? m.themes_area_none(),
	mode: (value) => modeWord(Mode.parse(value)),
	voice: (value) => voiceWord(Voice.parse(value)),
	week: (value) => weekWord(value ?? ''),
	stance: (value) => (value === null ? m.stance_none() : stanceWord(Stance.parse(value))),
	question: (value, { questions }) =>
		questions.find(({ key }) => key === value)?.text ?? value ?? ''
} satisfies Record<FixedDimension, (value: Value, names: Names) => string>;

/** One value of a dimension in words. */
export function valueWord(dimension: Dimension, value: Value, names: Names): string {
	const key = closedKey(dimension);
	if (key === null) return VALUE_WORD[dimension as FixedDimension](value, names);
	const question = names.closed.find((asked) => asked.key === key);
	return question?.values.find((v) => v.value === value)
		? closedValueWord(question, value ?? '')
		: (value ?? '');
}

/** The order of a dimension's values where it has one: that of the question, or of the stances. */
function orderOf(dimension: Dimension, names: Names): readonly string[] | null {
	if (dimension === 'stance') return Stance.options;
	const key = closedKey(dimension);
	if (key === null) return null;
	const asked = names.closed.find((question) => question.key === key);
	return asked?.values.map(({ value }) => value) ?? [];
}

/** The values of a breakdown in their own order, where they have one; what is in none comes last. */
export function ordered<T extends { value: Value }>(
	dimension: Dimension,
	values: readonly T[],
	names: Names
): T[] {
	const order = orderOf(dimension, names);
	if (!order) return [...values];
	const place = ({ value }: T) => {
		const at = order.indexOf(value ?? '');
		return at < 0 ? order.length : at;
	};
	return values.toSorted((a, b) => place(a) - place(b));
}
