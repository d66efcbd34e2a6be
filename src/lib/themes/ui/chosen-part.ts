import type { Mark, Part } from '../answer-marks.ts';
import type { CodedAnswer } from '../coded-answer.ts';
import { toSpan } from '../parts.ts';

/** The text between two places of the page, without the numbers that stand at the words behind a suggestion. */
function wordsBetween(range: Range): string {
	const copy = range.cloneContents();
	for (const number of copy.querySelectorAll('sup')) number.remove();
	return copy.textContent;
}

/** The part of the answer that is selected on the page, without the spaces around it; undefined when there is none. */
function selectedPart(id: string): Part | undefined {
	const shown = document.querySelector(`[data-answer="${id}"]`);
	const selection = getSelection();
	if (!shown || !selection || selection.rangeCount === 0) return undefined;
	const range = selection.getRangeAt(0);
	if (!shown.contains(range.commonAncestorContainer)) return undefined;
	const before = document.createRange();
	before.setStart(shown, 0);
	before.setEnd(range.startContainer, range.startOffset);
	const [start, words] = [wordsBetween(before).length, wordsBetween(range)];
	const lead = words.length - words.trimStart().length;
	const part = words.trim();
	if (part === '') return undefined;
	const all = document.createRange();
	all.selectNodeContents(shown);
	return toSpan(wordsBetween(all), start + lead, start + lead + part.length);
}

/** Marks the selected part of this answer as a possible quote, or all of it; without a selection a mark goes off again. */
export function quoteMark({ id, quotable }: CodedAnswer): Mark {
	const part = selectedPart(id);
	return { kind: 'quote', answer: id, on: part !== undefined || !quotable, part };
}
