import { m } from '../../paraglide/messages.js';
import type { HistoryKind, HistoryLine } from '../history.ts';

const KINDS = {
	coding: m.history_kind_coding,
	theme: m.history_kind_theme,
	memo: m.history_kind_memo,
	translation: m.history_kind_translation,
	quote: m.history_kind_quote,
	guide: m.history_kind_guide,
	report: m.history_kind_report
} satisfies Record<HistoryKind, () => string>;
export const historyKind = (kind: HistoryKind): string => KINDS[kind]();

const THEME_ACTS: Record<string, (of: { theme: string }) => string> = {
	add: m.codebook_act_add,
	change: m.codebook_act_change,
	archive: m.codebook_act_archive,
	restore: m.codebook_act_restore,
	move: m.codebook_act_move,
	split: m.codebook_act_split
};

/** Themes that were added together, by name, the first one first. */
export const themesAdded = (lines: readonly HistoryLine[]): string =>
	addedNames(lines.map((line) => (line.kind === 'theme' ? (line.detail.name ?? '') : '')));

/** The same of names alone, the newest first. */
export const addedNames = (names: readonly string[]): string =>
	m.history_added_together({ count: names.length, names: names.toReversed().join(', ') });

/** How many answers somebody checked, and what came of it; what did not happen is not told. */
function codingSaid(detail: Extract<HistoryLine, { kind: 'coding' }>['detail']): string {
	const happened = [
		[detail.confirmed, m.history_coding_confirmed],
		[detail.rejected, m.history_coding_rejected],
		[detail.added, m.history_coding_added],
		[detail.stances, m.history_coding_stances]
	] as const;
	const parts = happened.flatMap(([count, said]) => (count > 0 ? [said({ count })] : []));
	const { answers } = detail;
	const checked = answers === 1 ? m.history_coding_one() : m.history_coding({ answers });
	return `${[checked, parts.join(', ')].filter(Boolean).join(': ')}.`;
}

/** What was decided, in one sentence. */
export function historySaid(line: HistoryLine): string {
	switch (line.kind) {
		case 'coding':
			return codingSaid(line.detail);
		case 'theme': {
			const { act, name, before, into } = line.detail;
			const theme = name ?? '';
			if (act === 'merge') return m.history_merged({ theme, into: into ?? '' });
			if (act === 'change' && before && before !== theme)
				return m.history_renamed({ theme, before });
			return (THEME_ACTS[act] ?? m.codebook_act_change)({ theme });
		}
		case 'memo': {
			const { answer, name } = line.detail;
			if (name) return m.history_memo_theme({ theme: name });
			return answer ? m.history_memo_answer() : m.history_memo_consultation();
		}
		case 'translation':
			return m.history_translated(line.detail);
		case 'quote':
			return line.detail.revoked > 0
				? m.history_quotes_revoked(line.detail)
				: m.history_quotes({ released: line.detail.released });
		case 'guide':
			return m.history_guide(line.detail);
		case 'report':
			return m.history_report(line.detail);
	}
}
