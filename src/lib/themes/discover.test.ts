import { describe, expect, it } from 'vitest';
import { defaultCodebook } from './codebook.ts';
import { discover } from './discover.ts';

const about = (start: number, texts: string[]) =>
	texts.map((text, i) => ({ id: `a${start + i}`, question: '', text }));
const answers = [
	...about(0, [
		'de boom is gekapt',
		'meer bomen graag',
		'bomen geven schaduw',
		'er is een boom omgewaaid'
	]),
	...about(10, [
		'flurp is te duur',
		'de flurp kost veel',
		'goedkopere flurp graag',
		'flurp, flurp en duur'
	]),
	...about(20, ['weet niet', '-']),
	...about(30, ['De obelisk zoemt'])
];

describe('discovery', () => {
	const groups = discover(answers, defaultCodebook);
	const groupOf = (id: string) => groups.find(({ ids }) => ids.includes(id))!;

	it('puts every answer in exactly one group', () => {
		expect(groups.flatMap(({ ids }) => ids).sort()).toEqual(answers.map(({ id }) => id).sort());
	});
	it('groups known and unknown subjects, with a label and words that were written', () => {
		expect(groupOf('a0').ids).toEqual(['a0', 'a1', 'a2', 'a3']);
		expect(groupOf('a0').label).toBe('Groen');
		expect(groupOf('a10').ids).toEqual(['a10', 'a11', 'a12', 'a13']);
		expect(groupOf('a10').label).toMatch(/flurp/i);
		for (const { words } of groups) {
			for (const word of words)
				expect(answers.map(({ text }) => text.toLowerCase()).join(' ')).toContain(word);
		}
	});
	it('keeps a single voice visible and says what has no content', () => {
		expect(groupOf('a30').label).toBe('Enkele stemmen');
		expect(groupOf('a20').label).toBe('Zonder inhoud');
	});
	it('comes to the same groups whatever the order', () => {
		const sets = (list: typeof groups) => list.map(({ label, ids }) => [label, [...ids].sort()]);
		expect(sets(discover([...answers].reverse(), defaultCodebook))).toEqual(sets(groups));
	});
	it('names a group that the starter model does not know by the subject of its answers', () => {
		const graves = about(0, [
			'Op het kerkhof staan veel grafstenen scheef.',
			'Het graf van mijn vader is moeilijk te vinden.',
			'Er is te weinig ruimte voor een urn.',
			'De aula is te klein voor een uitvaart.'
		]);
		const [found] = discover(graves, defaultCodebook);
		expect(found).toMatchObject({ label: 'Begraafplaats', ids: graves.map(({ id }) => id) });
	});
	it('keeps other languages apart and says so', () => {
		const english = about(40, [
			'There are too many cars and they do not stop for you',
			'I would like more trees in my street, it has nothing',
			'We have been waiting for the bus and it was not there'
		]);
		const found = discover([...answers, ...english], defaultCodebook);
		expect(found.find(({ ids }) => ids.includes('a40'))).toMatchObject({
			label: 'In het Engels',
			ids: ['a40', 'a41', 'a42']
		});
	});
});
