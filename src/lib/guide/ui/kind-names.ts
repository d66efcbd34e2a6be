import { m } from '$lib/paraglide/messages.js';
import type { QuestionKind } from '../guide.ts';

const NAMES = {
	open: m.kind_open,
	single: m.kind_single,
	multiple: m.kind_multiple,
	grade: m.kind_grade,
	scale: m.kind_scale,
	yesno: m.kind_yesno,
	number: m.kind_number,
	info: m.kind_info
} satisfies Record<QuestionKind, () => string>;

export const kindName = (kind: QuestionKind): string => NAMES[kind]();
