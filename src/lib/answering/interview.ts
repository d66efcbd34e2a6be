import { z } from 'zod';
import { isShown } from '../guide/conditions.ts';
import { Language, type Guide, type Question } from '../guide/guide.ts';
import { MAX_ANSWER_LENGTH, Voice, type Answers } from './answer.ts';
import { fieldName, type Typed } from './fields.ts';
import { formNumber } from './form-number.ts';
import { isRequired, readAnswer, type Problem } from './form.ts';
import { SafetySignals } from './safety.ts';
import type { FinishedResponse } from './submit.ts';
import { TalkConsent } from './talk.ts';

/** An interview in progress is kept so many days after its last change. */
export const INTERVIEW_DAYS = 30;

/** Noted on the way, to be placed at a question or left out before sending. */
export const Note = z.object({
	id: z.uuid(),
	text: z.string().trim().min(1).max(MAX_ANSWER_LENGTH),
	at: z.iso.datetime(),
	/** Left out knowingly: it is not sent. */
	dropped: z.boolean().default(false)
});
export type Note = z.infer<typeof Note>;

/** A worker's interview or paper form on its way: what the draft holds. */
export const Interview = z.object({
	mode: z.enum(['assisted', 'paper']),
	language: Language,
	area: z.uuid().nullable(),
	/** The number on the paper, where the team types forms twice; `second`: somebody typed this form before. */
	form: z
		.object({ number: z.string().max(60), second: z.boolean() })
		.nullable()
		.default(null),
	/** When the resident agreed; null as long as the worker has not said so. */
	consentedAt: z.iso.datetime().nullable(),
	/** Form fields as they were typed, those that cannot be read included: nothing typed is lost. */
	typed: z.record(z.string().max(200), z.array(z.string().max(3 * MAX_ANSWER_LENGTH)).max(60)),
	notes: z.array(Note).max(100),
	/** What is being written and is no note yet. */
	jotting: z.string().max(MAX_ANSWER_LENGTH),
	/** What is unsafe, seen by the team's coordinator alone. Not part of the response. */
	signals: SafetySignals.default([]),
	/** That the conversation may be recorded; null as long as nobody asked, and when it was taken back. */
	talk: TalkConsent.nullable().default(null),
	/** Where the worker was: a topic's key, or one of `START` and `FINISH`. */
	place: z.string().max(80),
	/** The withdrawal code. It leaves the database when the response is sent: only its hash stays. */
	code: z.string().max(40),
	startedAt: z.iso.datetime(),
	/** Which screen wrote this last. */
	writer: z.string().max(40)
});
export type Interview = z.infer<typeof Interview>;

/** No topic is called so: a key holds no exclamation mark. */
export const START = '!start';
export const FINISH = '!finish';

export function newInterview(
	mode: Interview['mode'],
	{
		code,
		startedAt,
		language = 'nl',
		form = null
	}: { code: string; startedAt: string; language?: Language; form?: Interview['form'] }
): Interview {
	return {
		mode,
		language,
		area: null,
		form,
		consentedAt: null,
		typed: {},
		notes: [],
		jotting: '',
		signals: [],
		talk: null,
		place: START,
		code,
		startedAt,
		writer: ''
	};
}

/** The field that says whose words an open answer holds. */
export const voiceField = (key: string) => `${fieldName(key)}.voice`;

/** Whose words they are unless the worker says otherwise: on paper the resident wrote, at the table the worker. */
const USUAL_VOICE = { assisted: 'paraphrase', paper: 'own' } as const satisfies Record<
	Interview['mode'],
	Voice
>;

export function voiceOf(interview: Pick<Interview, 'mode' | 'typed'>, key: string): Voice {
	const said = Voice.safeParse(interview.typed[voiceField(key)]?.[0]);
	return said.success ? said.data : USUAL_VOICE[interview.mode];
}

/** What an interview says so far. */
export interface Reading {
	/** What could be read of the questions that are shown. */
	answers: Answers;
	/** What was typed and could not be read, by question key. */
	problems: Record<string, Problem>;
	/** The questions that are shown, in order, without information texts. */
	asked: Question[];
	shown: ReadonlySet<string>;
}

/** Reads all that was typed against the guide, in the guide's order. */
export function readInterview(guide: Guide, interview: Interview): Reading {
	const reading = {
		answers: {} as Answers,
		problems: {} as Record<string, Problem>,
		asked: [] as Question[],
		shown: new Set<string>()
	};
	for (const question of guide.topics.flatMap((topic) => topic.questions)) {
		if (!isShown(question, reading.answers)) continue;
		reading.shown.add(question.key);
		if (question.kind === 'info') continue;
		reading.asked.push(question);
		const read = readAnswer(question, interview.typed);
		if (read.state === 'wrong') reading.problems[question.key] = read.problem;
		if (read.state !== 'answered') continue;
		const { value } = read;
		reading.answers[question.key] =
			value.kind === 'open' ? { ...value, voice: voiceOf(interview, question.key) } : value;
	}
	return reading;
}

/** How far a topic is. */
export interface TopicState {
	key: string;
	asked: number;
	answered: number;
	problems: number;
}

/** The topics that have something to show, in order. */
export function topicStates(guide: Guide, { answers, problems, shown }: Reading): TopicState[] {
	return guide.topics.flatMap((topic) => {
		const visible = topic.questions.filter(({ key }) => shown.has(key));
		if (visible.length === 0) return [];
		const asked = visible.filter(({ kind }) => kind !== 'info');
		return [
			{
				key: topic.key,
				asked: asked.length,
				answered: asked.filter(({ key }) => answers[key]).length,
				problems: asked.filter(({ key }) => problems[key]).length
			}
		];
	});
}

/** What stands between an interview and sending it; only `unanswered` may be passed by. */
export interface Missing {
	consent: boolean;
	/** The number of a form that is typed twice. */
	number: boolean;
	/** Nothing was answered at all. */
	everything: boolean;
	/** Keys of questions with something that cannot be read. */
	unreadable: string[];
	/** Notes that were neither placed nor left out. */
	notes: Note[];
	/** Keys of required questions without an answer. A resident may always stop. */
	unanswered: string[];
}

export function missingFrom(interview: Interview, reading: Reading): Missing {
	return {
		consent: interview.consentedAt === null,
		number: interview.form !== null && formNumber(interview.form.number) === undefined,
		everything: Object.keys(reading.answers).length === 0,
		unreadable: Object.keys(reading.problems),
		notes: interview.notes.filter((note) => !note.dropped),
		unanswered: reading.asked
			.filter((question) => isRequired(question) && !reading.answers[question.key])
			.map(({ key }) => key)
			.filter((key) => !reading.problems[key])
	};
}

/** True when what is missing does not allow sending. Words that are no note yet count as a note. */
export function isHeldBack(interview: Interview, missing: Missing): boolean {
	return (
		missing.consent ||
		missing.number ||
		missing.everything ||
		missing.unreadable.length > 0 ||
		missing.notes.length > 0 ||
		interview.jotting.trim() !== ''
	);
}

/**
 * Open questions at which a note in this voice can stand: those without an answer, and those whose answer is in
 * the same voice. An observation never mixes with a resident's words.
 */
export function placesFor(interview: Interview, reading: Reading, voice: Voice): Question[] {
	return reading.asked.filter(({ kind, key }) => {
		const value = reading.answers[key];
		if (kind !== 'open' || reading.problems[key]) return false;
		return value === undefined || (value.kind === 'open' && value.voice === voice);
	});
}

/** The interview with a note written at a question, under what stands there. */
export function placeNote(
	interview: Interview,
	note: Note,
	question: string,
	voice: Voice
): Interview {
	const name = fieldName(question);
	const before = (interview.typed[name] ?? []).join('\n').trim();
	const typed: Typed = {
		...interview.typed,
		[name]: [before ? `${before}\n\n${note.text}` : note.text],
		[voiceField(question)]: [voice]
	};
	return { ...interview, typed, notes: interview.notes.filter(({ id }) => id !== note.id) };
}

/** What is sent, or undefined while something holds the interview back. */
export function finished(
	guide: Guide,
	interview: Interview,
	identity: { id: string; version: string; withdrawalHash: string }
): FinishedResponse | undefined {
	const reading = readInterview(guide, interview);
	if (isHeldBack(interview, missingFrom(interview, reading)) || !interview.consentedAt)
		return undefined;
	const { mode, language, area, consentedAt, form } = interview;
	return {
		...identity,
		mode,
		language,
		area,
		consentedAt,
		answers: reading.answers,
		...(form && { formNumber: formNumber(form.number) ?? null, second: form.second })
	};
}
