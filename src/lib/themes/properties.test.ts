import { describe, expect, it } from 'vitest';
import { createAssigner, type ConfirmedCoding } from './assign.ts';
import { Codebook, defaultCodebook } from './codebook.ts';
import { discover } from './discover.ts';
import { assignStance } from './stance.ts';

const question = 'Wat kan er beter in uw buurt?';
const ordinary = [
	'Meer bomen en minder auto\u2019s, het is hier een stenen zee.',
	'Ik zit hele dagen alleen, er komt niemand.',
	'De lift is stuk en de corporatie neemt niet op.',
	'bro er is niks te doen voor ons',
	'Mw. durft na zessen de straat niet meer op, groep jongeren bij portiek.'
];
const hostile = [
	'🙂🎉🔥',
	'\u200b\u200c\u200d\u2060\ufeff',
	'fi\u200bets',
	'<img src=x onerror=alert(1)><script>document.cookie</script>',
	'Zürich Ψυχή привет 你好 مرحبا fiets',
	'\u202egnahcsrev\u202c boom',
	'\ud800',
	'NULL\u0000undefined',
	'__proto__ constructor toString hasOwnProperty',
	'${7*7} {{7*7}} %s %n',
	'a'.repeat(100_000),
	'ب'.repeat(50_000),
	'boom '.repeat(20_000),
	'.'.repeat(100_000),
	'z\u0335'.repeat(30_000)
];
const confirmed: ConfirmedCoding[] = ordinary.map((text, i) => ({
	question,
	text,
	labels: [defaultCodebook[i]!.id],
	rejected: [defaultCodebook[i + 5]!.id]
}));
const ownCodebook = Codebook.parse([
	{ id: 'een', name: 'Bomen', definition: 'bomen en struiken' },
	{ id: 'twee', name: 'Wachten' }
]);

describe.each([
	['the default codebook', defaultCodebook, []],
	['the default codebook after codings', defaultCodebook, confirmed],
	['a codebook of its own', ownCodebook, []],
	[
		'a codebook of its own after codings',
		ownCodebook,
		[{ question, text: 'boom', labels: ['een'] }]
	]
])('whatever is said, with %s', (_, codebook, codings) => {
	const assigner = createAssigner(codebook, codings);
	const answers = [...ordinary, ...hostile].map((text) => ({ question, text }));

	it('no theme comes without words of the answer as its reason', () => {
		for (const answer of answers) {
			for (const { because, confidence, theme } of assigner.assign(answer).themes) {
				expect(codebook.map(({ id }) => id)).toContain(theme);
				expect(because.length).toBeGreaterThan(0);
				for (const word of because) expect(answer.text).toContain(word);
				expect(confidence).toBeGreaterThan(0);
				expect(confidence).toBeLessThanOrEqual(1);
			}
		}
	});
	it('probabilities and expectations are numbers between 0 and 1', () => {
		for (const answer of answers) {
			for (const value of [...assigner.probabilities(answer).values(), assigner.expect(answer)]) {
				expect(value).toBeGreaterThanOrEqual(0);
				expect(value).toBeLessThanOrEqual(1);
			}
		}
	});
	it('other answers before it do not change what an answer gets', () => {
		const fresh = createAssigner(codebook, codings);
		for (const answer of [...answers].reverse())
			expect(fresh.assign(answer)).toEqual(assigner.assign(answer));
	});
});

describe('whatever is said', () => {
	it('emoji and invisible characters alone have no theme', () => {
		const assigner = createAssigner(defaultCodebook);
		for (const text of hostile.slice(0, 2))
			expect(assigner.assign({ question, text }).themes).toEqual([]);
	});
	it('has a stance, and finds its place in one group', () => {
		for (const text of hostile)
			expect(assignStance({ question, text }).confidence).toBeGreaterThan(0);
		const answers = [...hostile, ...ordinary].map((text, i) => ({ id: `a${i}`, question, text }));
		const ids = discover(answers, defaultCodebook).flatMap((group) => group.ids);
		expect(ids.sort()).toEqual(answers.map(({ id }) => id).sort());
	});
});
