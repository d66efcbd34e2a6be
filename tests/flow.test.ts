/** The whole product in memory, on one page: guide → response → theme → report. */
import { expect, test } from 'vitest';
import type { Answers } from '../src/lib/answering/answer.ts';
import { fieldName } from '../src/lib/answering/fields.ts';
import { readTopic } from '../src/lib/answering/form.ts';
import { nextQuestion } from '../src/lib/answering/next.ts';
import { toSubmission, type Submission } from '../src/lib/answering/submit.ts';
import { checkGuide } from '../src/lib/guide/check.ts';
import { questionsOf } from '../src/lib/guide/guide.ts';
import { composeReport, readersView } from '../src/lib/report/compose.ts';
import { isExcerpt } from '../src/lib/report/excerpt.ts';
import { findPersonal, redact } from '../src/lib/report/redaction.ts';
import { Draft, type Figures } from '../src/lib/report/report.ts';
import { createAssigner } from '../src/lib/themes/assign.ts';
import { defaultCodebook } from '../src/lib/themes/codebook.ts';
import { afterBatch, decideAll, type CodedAnswer } from '../src/lib/themes/coded-answer.ts';
import { aGuide, idOf, openQuestion, yesNo } from './support/builders.ts';

const NOW = new Date('2026-11-23T10:00:00Z');
const SMALLEST_GROUP = 3;
const HOME = 'Voelt u zich thuis?';
const MISSED = 'Wat mist u in uw buurt?';
const WHY_NOT = 'Waarom niet?';

const guide = aGuide()
	.topic('Wonen')
	.with(
		yesNo(HOME, { key: 'thuis', required: true }),
		openQuestion(WHY_NOT, {
			key: 'waarom_niet',
			showWhen: { when: 'chosen', question: 'thuis', options: ['no'] }
		}),
		openQuestion(MISSED, { key: 'mist' })
	)
	.build();

const RESIDENTS: Record<string, string>[] = [
	{ thuis: 'yes', mist: 'Meer bomen en bloemen in plaats van stenen op het plein' },
	{ thuis: 'yes', mist: 'Het park is kaal, er mag veel meer groen komen' },
	{
		thuis: 'no',
		waarom_niet: 'In de donkere gang voel ik mij onveilig',
		mist: 'Bloemen en planten'
	},
	{ thuis: 'yes', mist: 'Een moestuin, zegt buurvrouw Fatima, bel 06-12345678, met veel groen' }
];

/** What a resident types on the one topic, read as the page reads it. */
function respond(typed: Record<string, string>, place: number): Submission {
	const [topic] = guide.topics;
	const fields = Object.fromEntries(
		Object.entries(typed).map(([key, value]) => [fieldName(key), [value]])
	);
	const { answers, problems } = readTopic(guide, topic!, {}, fields, Object.keys(typed));
	expect(problems).toEqual({});
	return toSubmission(guide, {
		id: idOf(`resident ${place}`),
		version: idOf('version 1'),
		mode: 'self',
		language: 'nl',
		area: null,
		withdrawalHash: 'a'.repeat(64),
		consentedAt: NOW.toISOString(),
		answers
	});
}

const themeId = (key: string) => idOf(`theme ${key}`);

/** The open answers of a response with what the machine suggests. */
function suggest(submission: Submission): CodedAnswer[] {
	const texts = new Map(questionsOf(guide).map(({ question }) => [question.key, question.text.nl]));
	return submission.answers.flatMap(({ question, text }) => {
		if (text === undefined) return [];
		const asked = texts.get(question) ?? '';
		const { themes } = createAssigner(defaultCodebook).assign({ question: asked, text });
		return [
			{
				id: idOf(`${submission.id} ${question}`),
				response: submission.id,
				text,
				voice: 'own' as const,
				mode: 'self' as const,
				language: 'nl',
				submitted_at: NOW.toISOString(),
				area: null,
				question_key: question,
				question: asked,
				checked: null,
				stance: null,
				spans: [],
				misread: [],
				quotable: false,
				quote_part: null,
				translation: null,
				memos: 0,
				codings: themes.map(({ theme, confidence, because }) => ({
					theme: themeId(theme),
					state: 'suggested' as const,
					source: 'machine' as const,
					confidence,
					because,
					by: null,
					at: NOW.toISOString()
				}))
			}
		];
	});
}

/** A worker reads an answer and keeps only green, where green is meant. */
function check(answer: CodedAnswer): CodedAnswer {
	const green = /groen|bomen|bloemen/i.test(answer.text);
	const batch = decideAll(answer, new Set(green ? [themeId('groen')] : []));
	return afterBatch(answer, batch, 'Wim', NOW.toISOString());
}

/** Answer ids and residents behind a theme, by a person's word alone. */
function behind(answers: CodedAnswer[], theme: string) {
	const confirmed = answers.filter(({ codings }) =>
		codings.some((coding) => coding.theme === theme && coding.state === 'confirmed')
	);
	return {
		evidence: confirmed.map(({ id }) => id),
		residents: new Set(confirmed.map(({ response }) => response)).size
	};
}

const figure = (count: number) => ({ count: count < SMALLEST_GROUP ? null : count, kept: false });
const figuresOf = (residents: number): Figures => ({
	smallest_group: SMALLEST_GROUP,
	residents: figure(RESIDENTS.length),
	areas: [],
	modes: [],
	answers: figure(RESIDENTS.length + 1),
	questions: [],
	themes: [
		{
			id: themeId('groen'),
			name: 'Groen',
			colour: '#3a7d44',
			residents: figure(residents),
			areas: [],
			modes: []
		}
	]
});

test('from a guide to a report, each step knowing what it came from', () => {
	expect(checkGuide(guide)).toEqual([]);

	// Asked in order, and the follow-up only of who does not feel at home.
	const home = (yes: 'yes' | 'no'): Answers => ({ thuis: { kind: 'yesno', choices: [yes] } });
	expect(nextQuestion(guide, {})?.key).toBe('thuis');
	expect(nextQuestion(guide, home('yes'))?.key).toBe('mist');
	expect(nextQuestion(guide, home('no'))?.key).toBe('waarom_niet');

	const submissions = RESIDENTS.map((typed, place) => respond(typed, place));
	expect(submissions.map(({ answers }) => answers.length)).toEqual([2, 2, 3, 2]);

	const suggested = submissions.flatMap(suggest);
	expect(suggested).toHaveLength(5);
	const reasons = suggested.flatMap(({ text, codings }) =>
		codings.flatMap(({ because }) => because.map((word) => text.includes(word)))
	);
	expect(reasons.length).toBeGreaterThan(0);
	expect(reasons).not.toContain(false);
	// A suggestion alone is nobody's word.
	expect(behind(suggested, themeId('groen'))).toEqual({ evidence: [], residents: 0 });

	const checked = suggested.map(check);
	const { evidence, residents } = behind(checked, themeId('groen'));
	expect(residents).toBe(4);

	const said = checked.find(({ text }) => text.includes('Fatima'))!;
	const excerpt = redact(said.text, findPersonal(said.text));
	expect(excerpt).not.toMatch(/Fatima|06-12345678/);
	expect(isExcerpt(said.text, excerpt)).toBe(true);
	const quote = {
		id: idOf('quote'),
		theme: themeId('groen'),
		text: excerpt,
		paraphrase: false,
		fits: true
	};

	const draft = Draft.parse({
		title: 'Wat wij hoorden',
		introduction: 'Dank u wel.',
		content: {
			quotes: [quote.id],
			sentences: { [themeId('groen')]: 'Bewoners willen bloemen in plaats van stenen.' }
		}
	});
	const sources = {
		draft,
		figures: figuresOf(residents),
		evidence: new Map([[themeId('groen'), evidence]]),
		quotes: [quote]
	};
	const report = composeReport(sources);
	if (report.state !== 'ready') throw new Error(report.state);
	expect(report.claims[0]).toMatchObject({ evidence, quotes: [{ text: excerpt }] });

	// The committee reads the count and the quote, and nothing that leads to a resident.
	const read = readersView(report, sources, 1, NOW);
	expect(read.content.themes[0]?.residents.count).toBe(4);
	expect(read.content.themes[0]?.sentence).toContain('bloemen');
	const published = JSON.stringify(read);
	for (const answer of [...evidence, ...submissions.map(({ id }) => id)])
		expect(published).not.toContain(answer);

	// Without an answer behind it, it is not said.
	expect(() => composeReport({ ...sources, evidence: new Map() })).toThrow();
});
