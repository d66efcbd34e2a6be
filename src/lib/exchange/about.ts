import type { Mode, Voice } from '../answering/answer.ts';
import { Language } from '../guide/guide.ts';
import { wrong, type Read } from './cells.ts';
import { normalise } from './wording.ts';

/** Cells that say something about the response: how it came in, where, when, in which language, in whose words. */

const MODES: Record<Mode, string[]> = {
	self: ['self', 'zelf', 'phone', 'telefoon', 'eigen telefoon', 'online', 'web', 'internet'],
	assisted: [
		'assisted',
		'gesprek',
		'worker',
		'met een medewerker',
		'medewerker',
		'interview',
		'mondeling'
	],
	paper: ['paper', 'papier', 'op papier', 'formulier']
};
const VOICES: Record<Voice, string[]> = {
	own: ['own', 'own words', 'eigen woorden', 'eigen', 'zelf'],
	verbatim: ['verbatim', 'letterlijk', 'citaat', 'quote'],
	paraphrase: ['paraphrase', 'samengevat', 'samenvatting'],
	observation: ['observation', 'observatie', 'wat ik zag', 'gezien']
};
const LANGUAGES: Record<Language, string[]> = {
	nl: ['nederlands', 'dutch'],
	en: ['engels', 'english'],
	tr: ['turks', 'turkish', 'türkçe'],
	ar: ['arabisch', 'arabic', 'العربية'],
	pl: ['pools', 'polish', 'polski'],
	uk: ['oekraïens', 'ukrainian', 'українська'],
	fr: ['frans', 'french', 'français'],
	de: ['duits', 'german', 'deutsch'],
	es: ['spaans', 'spanish', 'español'],
	so: ['somalisch', 'somali', 'soomaali'],
	ti: ['tigrinya', 'ትግርኛ']
};

function reader<T extends string>(
	words: Record<T, string[]>,
	reason: 'unknown_mode' | 'unknown_voice' | 'unknown_language'
): (cell: string) => Read<T> {
	const values = Object.keys(words) as T[];
	const byWord = new Map(
		values.flatMap((value) => [value, ...words[value]].map((word) => [normalise(word), value]))
	);
	return (cell) => {
		const value = byWord.get(normalise(cell));
		return value ? { value } : wrong(reason, cell);
	};
}

export const readMode = reader(MODES, 'unknown_mode');
export const readVoice = reader(VOICES, 'unknown_voice');
export const readLanguage = reader(LANGUAGES, 'unknown_language');

/** An area of the consultation by its name or its id. @returns the area's id */
export function readArea(cell: string, areas: { id: string; name: string }[]): Read<string> {
	const name = normalise(cell);
	const area = areas.find((each) => normalise(each.name) === name || each.id === cell);
	return area ? { value: area.id } : wrong('unknown_area', cell);
}

const ISO =
	/^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?(Z|[+-]\d{2}:?\d{2})?$/;
const DUTCH = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})(?:,?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?)?$/;

/**
 * A day as 2026-05-31 or 31-5-2026, with or without a time. A time without a zone is taken as UTC, a day without a time
 * as noon: it is then the same day here.
 * @returns an ISO instant
 */
export function readDate(cell: string, now: Date): Read<string> {
	const iso = ISO.exec(cell);
	const dutch = DUTCH.exec(cell);
	const [year, month, day] = iso ? iso.slice(1, 4) : dutch ? [dutch[3], dutch[2], dutch[1]] : [];
	if (!year || !month || !day) return wrong('unknown_date', cell);
	const [hours = '12', minutes = '00', seconds = '00'] = (iso ?? dutch)!.slice(4, 7);
	const pad = (part: string) => part.padStart(2, '0');
	const zone = (iso?.[7] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2');
	const date = `${year}-${pad(month)}-${pad(day)}`;
	const instant = new Date(`${date}T${pad(hours)}:${minutes}:${seconds}${zone}`);
	// JavaScript takes 31 February for 3 March.
	const real = new Date(`${date}T12:00:00Z`);
	if (isNaN(instant.getTime()) || isNaN(real.getTime()) || real.getUTCDate() !== Number(day))
		return wrong('unknown_date', cell);
	if (instant > now && date > now.toISOString().slice(0, 10)) return wrong('future_date', cell);
	return { value: instant.toISOString() };
}
