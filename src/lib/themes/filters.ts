import { z } from 'zod';
import { Mode, Voice } from '../answering/answer.ts';
import { Key } from '../guide/guide.ts';
import { Stance } from './answer-marks.ts';

/** What a resident answered to a closed question: the question's key and the value, as `closedQuestions` names them. */
export const ClosedValue = z.string().regex(/^[a-z0-9][a-z0-9_]{0,59}:[a-z0-9][a-z0-9_-]{0,59}$/);

/** A group of residents: what they are told apart by, and the value. `writeGroup` and `readGroup` say what is in it. */
const Group = z
	.string()
	.regex(/^(?:(?:area|mode|week):[\w-]{1,60}|closed:[a-z0-9][a-z0-9_]{0,59}:[a-z0-9][\w-]{0,59})$/);

/**
 * Which answers the themes pages look at. `area: 'none'` stands for answers without a known area; `week` is an ISO week;
 * `with` is the key of a theme that the answer has as well; `except` a group of which the resident is no part; `stance: 'none'`
 * stands for answers whose stance nobody and nothing knows.
 */
export const Filters = z.object({
	question: Key.optional(),
	area: z.union([z.uuid(), z.literal('none')]).optional(),
	mode: Mode.optional(),
	voice: Voice.optional(),
	closed: ClosedValue.optional(),
	week: z
		.string()
		.regex(/^\d{4}-W\d{2}$/)
		.optional(),
	checked: z.enum(['yes', 'no']).optional(),
	with: Key.optional(),
	except: Group.optional(),
	search: z.string().trim().min(1).max(200).optional(),
	stance: z.union([Stance, z.literal('none')]).optional()
});
export type Filters = z.infer<typeof Filters>;

/**
 * Which of those answers are listed: of one theme (all, confirmed or suggested), of any theme, or of a bucket
 * (no theme yet; checked and found without theme; checked; not checked; all).
 */
export const Pick = z.enum([
	'theme',
	'confirmed',
	'suggested',
	'none',
	'checked_none',
	'checked',
	'unchecked',
	'all'
]);
export type Pick = z.infer<typeof Pick>;

/** A theme is named by its key. Only the first three picks can be about one theme. */
export interface Selection {
	pick: Pick;
	theme?: string;
}

export const View = z.enum(['dots', 'table', 'chart']);
export type View = z.infer<typeof View>;

export const FixedDimension = z.enum(['question', 'stance', 'voice', 'area', 'mode', 'week']);
export type FixedDimension = z.infer<typeof FixedDimension>;
/** What the counts can be broken down by: something that every response has, or a closed question (`closed:KEY`). */
export const Dimension = z.union([
	FixedDimension,
	z.templateLiteral(['closed:', Key]) as z.ZodType<`closed:${string}`>
]);
export type Dimension = z.infer<typeof Dimension>;
/** The key of the closed question that a dimension is, if it is one. */
export const closedKey = (dimension: Dimension): string | null =>
	dimension.startsWith('closed:') ? dimension.slice('closed:'.length) : null;

/** The residents with one value of a dimension, as the filter `except` names them. */
export const writeGroup = (dimension: Dimension, value: string | null): string =>
	`${dimension}:${value ?? 'none'}`;

/** The inverse of `writeGroup`. */
export function readGroup(group: string): { dimension: Dimension; value: string | null } {
	const at = group.lastIndexOf(':');
	const value = group.slice(at + 1);
	const dimension = Dimension.parse(group.slice(0, at));
	return { dimension, value: dimension === 'area' && value === 'none' ? null : value };
}

/** What a breakdown counts: answers, or the residents who gave them. */
export const Unit = z.enum(['answers', 'residents']);
export type Unit = z.infer<typeof Unit>;

/** Everything that the address of the themes page says. */
export interface Place {
	filters: Filters;
	selection: Selection | null;
	view: View;
	by: Dimension | null;
	/** Answers, unless told otherwise. */
	unit?: Unit;
}

const FILTER_PARAMS = {
	question: 'vraag',
	area: 'buurt',
	mode: 'manier',
	voice: 'stem',
	closed: 'antwoord',
	week: 'week',
	checked: 'stand',
	with: 'samen',
	except: 'behalve',
	search: 'zoek',
	stance: 'houding'
} as const satisfies Record<keyof Filters, string>;
const PICK_PARAMS = {
	theme: 'thema',
	confirmed: 'bevestigd',
	suggested: 'voorgesteld',
	none: 'zonder',
	checked_none: 'geen',
	checked: 'nagekeken',
	unchecked: 'open',
	all: 'alle'
} as const satisfies Record<Pick, string>;
const VIEW_PARAMS = { dots: 'stippen', table: 'tabel', chart: 'grafiek' } as const satisfies Record<
	View,
	string
>;
const BY_PARAMS = {
	question: 'vraag',
	area: 'buurt',
	mode: 'manier',
	voice: 'stem',
	week: 'week',
	stance: 'houding'
} as const satisfies Record<FixedDimension, string>;
const UNIT_PARAMS = { answers: 'antwoorden', residents: 'bewoners' } as const satisfies Record<
	Unit,
	string
>;
/** Before the key of a closed question in the address. */
const CLOSED_PARAM = 'gesloten:';

const named = <K extends string>(names: Record<K, string>, value: string | null): K | undefined =>
	(Object.keys(names) as K[]).find((key) => names[key] === value);

/** Reads a breakdown as `writeDimension` wrote it. */
export function readDimension(value: string | null): Dimension | null {
	if (value?.startsWith(CLOSED_PARAM))
		return Dimension.safeParse(`closed:${value.slice(CLOSED_PARAM.length)}`).data ?? null;
	return named(BY_PARAMS, value) ?? null;
}

export function writeDimension(dimension: Dimension): string {
	const closed = closedKey(dimension);
	return closed === null ? BY_PARAMS[dimension as FixedDimension] : `${CLOSED_PARAM}${closed}`;
}

/** Reads the filters of an address; what makes no sense there is left out. */
export function readFilters(params: URLSearchParams): Filters {
	const filters: Record<string, unknown> = {};
	for (const [field, param] of Object.entries(FILTER_PARAMS)) {
		const value = Filters.shape[field as keyof Filters].safeParse(params.get(param) ?? undefined);
		if (value.success && value.data !== undefined) filters[field] = value.data;
	}
	return Filters.parse(filters);
}

export function readPlace(params: URLSearchParams): Place {
	const theme = Key.safeParse(params.get('thema')).data;
	const pick = named(PICK_PARAMS, params.get('toon'));
	const ofTheme: Pick = pick === 'confirmed' || pick === 'suggested' ? pick : 'theme';
	const selection = theme ? { pick: ofTheme, theme } : pick && pick !== 'theme' ? { pick } : null;
	return {
		filters: readFilters(params),
		selection,
		view: named(VIEW_PARAMS, params.get('beeld')) ?? 'dots',
		by: readDimension(params.get('per')),
		...(params.get('tel') === UNIT_PARAMS.residents && { unit: 'residents' as const })
	};
}

/** The address (`?…`, or nothing at all) of a place; the inverse of `readPlace`. */
export function writePlace({ filters, selection, view, by, unit }: Place): string {
	const params = new URLSearchParams();
	for (const [field, param] of Object.entries(FILTER_PARAMS)) {
		const value = filters[field as keyof Filters];
		if (value) params.set(param, value);
	}
	if (selection?.theme) params.set('thema', selection.theme);
	if (selection && selection.pick !== 'theme') params.set('toon', PICK_PARAMS[selection.pick]);
	if (view !== 'dots') params.set('beeld', VIEW_PARAMS[view]);
	if (by) params.set('per', writeDimension(by));
	if (unit === 'residents') params.set('tel', UNIT_PARAMS[unit]);
	const query = params.toString();
	return query && `?${query}`;
}
