import { describe, expect, it } from 'vitest';
import { createAssigner, type ConfirmedCoding } from './assign.ts';
import { Codebook, defaultCodebook } from './codebook.ts';

const question = 'Waar ergert u zich aan?';
const texts = [
	'Overal Zwerfvuil, en de bómen zijn gekapt.',
	'Ze rijden hier met tachtig door de straat',
	'ik zit hele dagen alleen, er komt niemand',
	'De lift is al drie weken stuk. De corporatie belt niet terug.'
];

describe('codebook', () => {
	it('holds the fourteen default themes', () => {
		expect(defaultCodebook).toHaveLength(14);
	});
	it('fills what is left out and refuses an id given twice', () => {
		expect(Codebook.parse([{ id: 'a', name: 'A' }])[0]).toEqual({
			id: 'a',
			name: 'A',
			definition: '',
			includes: '',
			excludes: ''
		});
		const twice = [
			{ id: 'a', name: 'A' },
			{ id: 'a', name: 'B' }
		];
		expect(() => Codebook.parse(twice)).toThrow(/dubbel/);
	});
});

describe('assigning with the starter model', () => {
	const assigner = createAssigner(defaultCodebook);
	const named = (text: string): string[] =>
		assigner.assign({ question, text }).themes.map(({ theme }) => theme);

	it('recognises what plain answers are about', () => {
		expect(named(texts[0]!)).toEqual(expect.arrayContaining(['schoon', 'groen']));
		expect(named(texts[1]!)).toEqual(['verkeer']);
		expect(named(texts[2]!)).toContain('welzijn');
		expect(named(texts[3]!)).toContain('wonen');
	});
	it('gives words that stand in the text, a probability, and the likeliest theme first', () => {
		for (const text of texts) {
			const { themes } = assigner.assign({ question, text });
			const sure = themes.map(({ confidence }) => confidence);
			expect(sure).toEqual([...sure].sort((a, b) => b - a));
			for (const { because, confidence } of themes) {
				expect(because.length).toBeGreaterThan(0);
				for (const word of because) expect(text).toContain(word);
				expect(confidence).toBeGreaterThan(0);
				expect(confidence).toBeLessThan(1);
			}
		}
	});
	it('gives no theme to an answer that says nothing', () => {
		for (const text of ['', '-', 'weet ik niet', 'geen idee', '🙂🙂', '\u200b\u200d']) {
			expect(assigner.assign({ question, text }).themes).toEqual([]);
		}
	});
	it('reads hostile text without harm, however long', () => {
		const before = performance.now();
		const hostile = [
			'<script>alert(1)</script>',
			'ة'.repeat(5000),
			'fiets '.repeat(17_000),
			'a'.repeat(100_000)
		];
		for (const text of hostile) {
			for (const { because } of assigner.assign({ question: text.slice(0, 500), text }).themes) {
				for (const word of because) expect(text).toContain(word);
			}
		}
		expect(performance.now() - before).toBeLessThan(10_000);
	});
	it('says the same each time and has a version that follows the codebook', () => {
		const again = createAssigner(defaultCodebook);
		for (const text of texts) {
			expect(again.assign({ question, text })).toEqual(assigner.assign({ question, text }));
		}
		expect(again.version).toBe(assigner.version);
		expect(createAssigner(defaultCodebook.slice(1)).version).not.toBe(assigner.version);
	});
});

describe('themes that the starter model has never seen', () => {
	const codebook = Codebook.parse([
		{ id: 't-1', name: 'Duiven', definition: 'Duiven en meeuwen die overlast geven' },
		{ id: 't-2', name: 'Laadpalen', examples: ['te weinig stopcontacten voor elektrische auto’s'] }
	]);
	const assigner = createAssigner(codebook);

	it('are judged by name, definition and examples', () => {
		const [first] = assigner.assign({ question: '', text: 'De duivenpoep op mijn balkon' }).themes;
		expect(first).toMatchObject({ theme: 't-1', because: ['duivenpoep'] });
		expect(
			assigner.assign({ question: '', text: 'Er is geen laadpaal in de straat' }).themes[0]?.theme
		).toBe('t-2');
	});
	it('may be wider than those that the starter model knows', () => {
		const wide = createAssigner(
			Codebook.parse([
				{ id: 'reizen', name: 'Mobiliteit', definition: 'auto, fiets, parkeren en de bus' },
				{ id: 'thuis', name: 'Woning', definition: 'huur, onderhoud en lift' }
			])
		);
		const named = (text: string) =>
			wide.assign({ question: '', text }).themes.map(({ theme }) => theme);
		expect(named('De bus rijdt nog maar twee keer per dag')).toEqual(['reizen']);
		expect(named('Geen plek voor mijn auto')).toEqual(['reizen']);
		expect(named('Schimmel in de slaapkamer')).toEqual(['thuis']);
	});
	it('are not given to an answer about something else', () => {
		expect(assigner.assign({ question: '', text: 'Mijn moeder woont in Spanje' }).themes).toEqual(
			[]
		);
	});
});

describe('learning from codings', () => {
	const codebook = Codebook.parse([
		{ id: 'rood', name: 'A' },
		{ id: 'blauw', name: 'B' }
	]);
	const codings: ConfirmedCoding[] = Array.from({ length: 30 }, (_, i) => ({
		question: '',
		text: i % 2 ? `the zebra number ${i} was striped` : `a walrus sang song ${i} today`,
		labels: [i % 2 ? 'rood' : 'blauw']
	}));
	const likely = (
		assigner: ReturnType<typeof createAssigner>,
		text: string,
		theme: string
	): number => assigner.probabilities({ question: '', text }).get(theme)!;

	it('learns themes whose names mean nothing, in another language', () => {
		const assigner = createAssigner(codebook, codings);
		const themes = (text: string): string[] =>
			assigner.assign({ question: '', text }).themes.map((t) => t.theme);
		expect(themes('two zebras')).toEqual(['rood']);
		expect(themes('my walrus')).toEqual(['blauw']);
	});
	it('comes to the same whatever the order', () => {
		const forward = createAssigner(codebook, codings);
		const backward = createAssigner(codebook, [...codings].reverse());
		expect(backward.version).toBe(forward.version);
		for (const text of ['two zebras', 'my walrus', 'nothing']) {
			expect(backward.probabilities({ question: '', text })).toEqual(
				forward.probabilities({ question: '', text })
			);
		}
	});
	it('learns from the examples that a codebook gives, as from codings of them', () => {
		const text = 'Een cavia in de gang';
		const book = (examples?: string[]) =>
			Codebook.parse([...defaultCodebook, { id: 'dieren', name: 'Huisdieren', examples }]);
		const example = 'De cavia van hiernaast';
		const coding = { question: '', text: example, labels: ['dieren'] };
		const given = likely(createAssigner(book([example])), text, 'dieren');
		expect(given).toBeGreaterThan(2 * likely(createAssigner(book()), text, 'dieren'));
		expect(given).toBe(likely(createAssigner(book(), [coding]), text, 'dieren'));
		const codedElse = { ...coding, labels: ['overlast'] };
		expect(likely(createAssigner(book([example]), [codedElse]), text, 'dieren')).toBe(
			likely(createAssigner(book(), [codedElse]), text, 'dieren')
		);
	});
	it('lowers what was rejected, more than what was merely not named', () => {
		const text = 'Ze rijden hier met tachtig door de straat';
		const coded = { question, text: 'Er wordt hard gereden door de straat', labels: [] };
		const unnamed = Array.from({ length: 5 }, () => coded);
		const rejected = unnamed.map((coding) => ({ ...coding, rejected: ['verkeer'] }));
		const chance = (confirmed: ConfirmedCoding[]): number =>
			likely(createAssigner(defaultCodebook, confirmed), text, 'verkeer');
		expect(chance(unnamed)).toBeLessThan(chance([]));
		expect(chance(rejected)).toBeLessThan(chance(unnamed));
	});
	it('learns that a word means something else here', () => {
		const text = 'De Speeltuin is een fijn eetcafé';
		const coding: ConfirmedCoding = { question, text, labels: ['voorzieningen'] };
		const told = { ...coding, misleading: [{ theme: 'jeugd', word: 'Speeltuin' }] };
		const other = 'Gisteren was ik in De Speeltuin';
		expect(likely(createAssigner(defaultCodebook, [told]), other, 'jeugd')).toBeLessThan(
			likely(createAssigner(defaultCodebook, [coding]), other, 'jeugd') - 0.05
		);
		const wonen = (confirmed: ConfirmedCoding[]): number =>
			likely(createAssigner(defaultCodebook, confirmed), texts[3]!, 'wonen');
		expect(wonen([told])).toBeCloseTo(wonen([coding]), 1);
	});
	it('does not forget what the starter model knows', () => {
		const few = codings.map((coding) => ({ ...coding, labels: [] }));
		const assigner = createAssigner(defaultCodebook, few);
		for (const text of texts) {
			const before = createAssigner(defaultCodebook).assign({ question, text }).themes[0]?.theme;
			expect(assigner.assign({ question, text }).themes[0]?.theme).toBe(before);
		}
	});
});
