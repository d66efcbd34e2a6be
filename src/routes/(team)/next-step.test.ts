import { describe, expect, test } from 'vitest';
import type { Progress } from '$lib/db/progress.ts';
import { nextStep } from './next-step.ts';

const consultation = { id: 'c1', starts_on: '2026-11-01', ends_on: '2026-12-01' };
const done: Progress = {
	consultation_id: '00000000-0000-4000-8000-000000000001',
	version: 1,
	changed_since_version: false,
	responses: 90,
	open_answers: 420,
	unassigned: 0,
	without_theme: 0,
	unchecked: 0,
	quotes: 6,
	report: 1,
	links: 1,
	reactions: 0,
	areas: [],
	doubles: 0
};
const where = (state: Partial<Progress>, today = '2026-11-20') =>
	nextStep(consultation, { ...done, ...state }, today).href;

describe('what comes next', () => {
	test.each([
		['an unpublished guide is published first', { version: null, responses: 0 }, '/leidraad'],
		['a published guide without responses goes out to the street', { responses: 0 }, '/flyer'],
		['new answers get suggestions', { unassigned: 3, unchecked: 3 }, '/themas'],
		['suggestions are checked', { unchecked: 3 }, '/themas/nakijken'],
		['checked answers become a report', { report: null }, '/verslag'],
		['a report is shared', { links: 0 }, '/commissie'],
		['reactions are read', { reactions: 4 }, '/commissie'],
		['while the period lasts more residents may answer', {}, '/flyer']
	])('%s', (_, state, path) => {
		expect(where(state)).toBe(`/raadpleging/c1${path}`);
	});

	test('after the period the team waits for the committee', () => {
		expect(where({}, '2026-12-02')).toBe('/raadpleging/c1/verslag');
	});
});
