import { shownQuestions } from '../guide/conditions.ts';
import type { Guide, Language } from '../guide/guide.ts';
import type { Answers, AnswerValue, Mode } from './answer.ts';
import { sha256 } from './sha256.ts';

/** A finished response, before it is sent. */
export interface FinishedResponse {
	/** Made where the answering starts, so that sending twice stores once. */
	id: string;
	/** The guide version that was answered. */
	version: string;
	mode: Mode;
	language: Language;
	/** Null: rather not said, or not asked. */
	area: string | null;
	/** `hashCode` of the normalised code. */
	withdrawalHash: string;
	/** ISO 8601. */
	consentedAt: string;
	answers: Answers;
	/** The number on a paper form, and whether it is typed for the second time. */
	formNumber?: string | null;
	second?: boolean;
}

/** One answer as the database takes it (see private.store_response in the migrations). */
export type SubmittedAnswer = {
	question: string;
	text?: string;
	voice?: string;
	choices?: string[];
	number?: number;
	declined?: string;
};

/** What `submit_response`, `record_response` and `import_responses` take. */
export type Submission = {
	id: string;
	version: string;
	mode: string;
	language: string;
	area: string | null;
	withdrawal_hash: string;
	consented_at: string;
	answers: SubmittedAnswer[];
	form_number?: string;
	second?: boolean;
};

/**
 * SHA-256 of what a response says, in hexadecimal. Two sends with the same hash say the same;
 * who sends it, and with which code it is withdrawn, is no part of that.
 */
export async function contentHash(submission: Submission): Promise<string> {
	const { version, mode, language, area, consented_at, answers, form_number } = submission;
	const said = JSON.stringify([
		version,
		mode,
		language,
		area,
		consented_at,
		answers.map(({ question, text, voice, choices, number, declined }) => [
			question,
			text ?? null,
			voice ?? null,
			choices ?? null,
			number ?? null,
			declined ?? null
		]),
		...(form_number ? [form_number] : [])
	]);
	return sha256(said);
}

/** An answer in the database's columns. */
export function toColumns(question: string, value: AnswerValue): SubmittedAnswer {
	switch (value.kind) {
		case 'open':
			return { question, text: value.text, voice: value.voice };
		case 'single':
		case 'multiple':
			return value.other
				? { question, choices: value.choices, text: value.other }
				: { question, choices: value.choices };
		case 'yesno':
			return { question, choices: [...value.choices] };
		case 'grade':
		case 'scale':
		case 'number':
			return { question, number: value.number };
		case 'declined':
			return { question, declined: value.declined };
	}
}

/** What is sent of a response. Answers to questions that are no longer shown stay behind. */
export function toSubmission(guide: Guide, response: FinishedResponse): Submission {
	return {
		id: response.id,
		version: response.version,
		mode: response.mode,
		language: response.language,
		area: response.area,
		withdrawal_hash: response.withdrawalHash,
		consented_at: response.consentedAt,
		answers: shownQuestions(guide, response.answers).flatMap(({ key }) => {
			const value = response.answers[key];
			return value ? [toColumns(key, value)] : [];
		}),
		...(response.formNumber ? { form_number: response.formNumber } : {}),
		...(response.second ? { second: true } : {})
	};
}
