import type { Breakdown } from '../counts.ts';
import { writePlace, type Dimension, type Filters, type Place, type Pick } from '../filters.ts';
import { m } from '../../paraglide/messages.js';
import { modeWord } from './words.ts';
import { Mode } from '../../answering/answer.ts';

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

/** One value of a dimension as a filter. */
export function filterFor(dimension: Dimension, value: Value): Filters {
	if (dimension === 'area') return { area: value ?? 'none' };
	if (dimension === 'mode') return { mode: Mode.parse(value) };
	return { question: value ?? undefined };
}

/** One value of a dimension in words. */
export function valueWord(
	dimension: Dimension,
	value: Value,
	names: {
		areas: readonly { id: string; name: string }[];
		questions: readonly { key: string; text: string }[];
	}
): string {
	if (dimension === 'area')
		return names.areas.find((area) => area.id === value)?.name ?? m.themes_area_none();
	if (dimension === 'mode') return modeWord(Mode.parse(value));
	return names.questions.find((question) => question.key === value)?.text ?? value ?? '';
}
