import { z } from 'zod';
import type { Question } from '../guide/guide.ts';
import { Declined, Voice, type AnswerValue } from './answer.ts';
import { fromColumns } from './stored.ts';

const Said = z.object({
	question: z.string(),
	text: z.string().nullish(),
	voice: Voice.nullish(),
	choices: z.array(z.string()).nullish(),
	number: z.number().nullish(),
	declined: Declined.nullish()
});

/** What a whole response says, as an earlier version or a second entry of it is kept. */
export const Content = z.object({
	language: z.string(),
	area: z.uuid().nullable(),
	answers: z.array(Said)
});
export type Content = z.infer<typeof Content>;

/** Fields of a response that are no question. A question's key holds no exclamation mark. */
export const LANGUAGE_FIELD = '!language';
export const AREA_FIELD = '!area';

const saidAt = (content: Content, key: string) =>
	content.answers.find(({ question }) => question === key);

/** What it says at a question; undefined: nothing. */
export function valueIn(content: Content, question: Question): AnswerValue | undefined {
	const said = saidAt(content, question.key);
	return (
		said &&
		fromColumns(question.kind, {
			text: said.text ?? null,
			voice: said.voice ?? null,
			choices: said.choices ?? null,
			number: said.number ?? null,
			declined: said.declined ?? null
		})
	);
}

/** The fields that one version says otherwise than the other: language, area, and questions in the order of `keys`. */
export function changedFields(before: Content, after: Content, keys: readonly string[]): string[] {
	const written = (content: Content, key: string) => {
		const said = saidAt(content, key);
		return (
			said &&
			JSON.stringify(
				[said.text, said.voice, said.choices, said.number, said.declined].map((v) => v ?? null)
			)
		);
	};
	return [
		...(before.language === after.language ? [] : [LANGUAGE_FIELD]),
		...(before.area === after.area ? [] : [AREA_FIELD]),
		...keys.filter((key) => written(before, key) !== written(after, key))
	];
}
