import { expect, it } from 'vitest';
import { createAssigner } from './assign.ts';
import { defaultCodebook } from './codebook.ts';
import { nextInLine } from './next-in-line.ts';

it('offers what is likeliest of the themes that were not suggested, and no noise', () => {
	const chances = new Map([
		['groen', 0.2],
		['veiligheid', 0.9],
		['schoon', 0.4],
		['wonen', 0.001],
		['jeugd', 0.03],
		['verkeer', 0.05],
		['zorg', 0.02]
	]);
	expect(nextInLine(chances, ['veiligheid'])).toEqual(['schoon', 'groen', 'verkeer', 'jeugd']);
	expect(nextInLine(new Map(), [])).toEqual([]);
});

it('never offers what the engine suggests itself, and nothing for an answer without words', () => {
	const assigner = createAssigner(defaultCodebook);
	const answer = { question: 'Wat mist u?', text: 'Meer bomen en een veilig plein voor de jeugd' };
	const suggested = assigner.assign(answer).themes.map(({ theme }) => theme);
	const next = nextInLine(assigner.probabilities(answer), suggested);
	expect(next.filter((theme) => suggested.includes(theme))).toEqual([]);
	const silent = { question: 'Wat mist u?', text: '…' };
	expect(nextInLine(assigner.probabilities(silent), [])).toEqual([]);
});
