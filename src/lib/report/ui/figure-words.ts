import { m } from '$lib/paraglide/messages.js';
import type { AreaFigure, ModeFigure, QuestionFigures } from '../report.ts';

const MODES = {
	self: m.report_mode_self,
	assisted: m.report_mode_assisted,
	paper: m.report_mode_paper
} satisfies Record<ModeFigure['id'], () => string>;

const CELLS: Record<string, () => string> = {
	'1-5': m.report_grade_low,
	'6-7': m.report_grade_middle,
	'8-10': m.report_grade_high,
	yes: m.report_yes,
	no: m.report_no
};

export const areaRows = (areas: AreaFigure[]) =>
	areas.map((area) => ({ ...area, name: area.name || m.report_area_unknown() }));

export const modeRows = (modes: ModeFigure[]) =>
	modes.map((mode) => ({ ...mode, name: MODES[mode.id]() }));

/** The answers to a closed question by name: the team's own words, else ours for grades and yes or no. */
export const cellRows = (question: QuestionFigures) =>
	question.cells.map((cell) => ({ ...cell, name: cell.label || (CELLS[cell.id]?.() ?? cell.id) }));
