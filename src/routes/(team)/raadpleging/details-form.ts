import type { FieldErrors } from '$lib/access/fields.ts';
import { ConsultationDetails, SMALLEST_GROUP, type DetailsField } from '$lib/guide/consultation.ts';
import type { Language } from '$lib/guide/guide.ts';
import { m } from '$lib/paraglide/messages.js';

/** What the fields hold, as typed. */
export type DetailsValues = Record<
	Exclude<DetailsField, 'languages' | 'one_per_screen'>,
	string
> & {
	languages: string[];
	one_per_screen: boolean;
};

const MESSAGES = {
	title: m.consultation_title_wrong,
	neighbourhood: m.consultation_neighbourhood_wrong,
	purpose: m.consultation_purpose_wrong,
	starts_on: m.consultation_starts_wrong,
	ends_on: m.consultation_ends_wrong,
	languages: m.consultation_languages_wrong,
	smallest_group: () => m.consultation_smallest_wrong(SMALLEST_GROUP),
	retention_on: m.consultation_retention_wrong,
	contact: m.consultation_contact_wrong,
	one_per_screen: m.consultation_one_per_screen
} satisfies Record<DetailsField, () => string>;

const text = (form: FormData, name: string) => String(form.get(name) ?? '');

/** The details in a posted form, with what was typed and, when something is wrong, a sentence for each field. */
export function readDetails(form: FormData): {
	typed: DetailsValues;
	details?: ConsultationDetails;
	errors?: FieldErrors;
} {
	const typed: DetailsValues = {
		title: text(form, 'title'),
		neighbourhood: text(form, 'neighbourhood'),
		purpose: text(form, 'purpose'),
		starts_on: text(form, 'starts_on'),
		ends_on: text(form, 'ends_on'),
		languages: form.getAll('languages').map(String),
		smallest_group: text(form, 'smallest_group'),
		retention_on: text(form, 'retention_on'),
		contact: text(form, 'contact'),
		one_per_screen: form.has('one_per_screen')
	};
	const result = ConsultationDetails.safeParse(typed);
	if (result.success) return { typed, details: result.data };
	const errors: FieldErrors = {};
	for (const { path } of result.error.issues) {
		const field = String(path[0]);
		if (field in MESSAGES) errors[field] = MESSAGES[field as DetailsField]();
	}
	return { typed, errors };
}

const ANSWERING_DAYS = 42;
const KEEPING_DAYS = 365;

/** What a new consultation's form holds at first: six weeks of answering from today, kept for a year after. */
export function newDetails(now: Date): DetailsValues {
	const day = (later: number) =>
		new Date(now.getTime() + later * 86_400_000).toISOString().slice(0, 10);
	return {
		title: '',
		neighbourhood: '',
		purpose: '',
		starts_on: day(0),
		ends_on: day(ANSWERING_DAYS),
		languages: ['nl'] satisfies Language[],
		smallest_group: String(SMALLEST_GROUP.default),
		retention_on: day(ANSWERING_DAYS + KEEPING_DAYS),
		contact: '',
		one_per_screen: false
	};
}
