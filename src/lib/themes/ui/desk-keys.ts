import { Stance } from '../answer-marks.ts';
import { STANCE_KEYS } from './stance-words.ts';
import type { Tool } from './CheckTools.svelte';

/** What a key on the desk asks for. */
export type Ask =
	| { ask: 'confirm' | 'none' | 'undo' | 'skip' | 'back' | 'search' | 'quote' }
	| { ask: 'toggle'; number: number }
	| { ask: 'type'; letter: string }
	| { ask: 'stance'; stance: Stance }
	| { ask: 'tool'; tool: Tool };

/** Few letters are taken, because a letter begins a theme's name: G is the first of Groen. */
const PLAIN: Record<string, Ask> = {
	Enter: { ask: 'confirm' },
	'0': { ask: 'none' },
	u: { ask: 'undo' },
	n: { ask: 'skip' },
	ArrowLeft: { ask: 'back' },
	'/': { ask: 'search' }
};
/** Capitals, because a small letter begins a theme's name. */
const SHIFTED: Record<string, Ask> = {
	S: { ask: 'tool', tool: 'split' },
	W: { ask: 'tool', tool: 'words' },
	M: { ask: 'tool', tool: 'memo' },
	V: { ask: 'tool', tool: 'translation' },
	C: { ask: 'quote' }
};

/** What this key press asks for, or nothing: then it is not ours. */
export function asked(event: Pick<KeyboardEvent, 'key' | 'shiftKey'>): Ask | undefined {
	const { key, shiftKey } = event;
	const stance = Stance.options.find((option) => STANCE_KEYS[option] === key);
	if (stance) return { ask: 'stance', stance };
	const shifted = shiftKey ? SHIFTED[key] : undefined;
	if (shifted) return shifted;
	const plain = PLAIN[key.length === 1 ? key.toLowerCase() : key];
	if (plain) return plain;
	if (/^[1-9]$/.test(key)) return { ask: 'toggle', number: Number(key) };
	return /^\p{L}$/u.test(key) ? { ask: 'type', letter: key } : undefined;
}

/** Keys with Ctrl, Alt or ⌘ are the browser's; fields and panels have keys of their own; Enter presses a focused button. */
export function isForDesk(event: KeyboardEvent): boolean {
	if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false;
	if (event.defaultPrevented) return false;
	const target = event.target as HTMLElement;
	if (target.closest('input, textarea, select, summary, dialog, [data-panel]')) return false;
	return !(event.key === 'Enter' && target.closest('a, button'));
}
