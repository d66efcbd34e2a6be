import { requireMember } from '$lib/access/guard.ts';
import type { Db } from '$lib/db/client.ts';
import { closedQuestions, rounds, themePairs } from '$lib/db/reading.ts';
import { answersBehind, breakdown, overview } from '$lib/db/themes.ts';
import { isExclusive } from '$lib/themes/closed.ts';
import { contrasts } from '$lib/themes/contrast.ts';
import { closedKey, readPlace, type Dimension, type Filters } from '$lib/themes/filters.ts';
import { readPart, type Basis } from '$lib/themes/relations.ts';
import { byTypicality } from '$lib/themes/typical.ts';
import type { PageServerLoad } from './$types';

/** So many of a theme's newest answers are compared; more would not change what is typical. */
const MOST_COMPARED = 400;
/** With fewer there is nothing typical about any. */
const LEAST_COMPARED = 8;
/** How many typical answers are shown, and how many odd ones. */
const SHOWN = 4;

/** The same answers, only those that this basis may count. */
const ofBasis = (filters: Filters, basis: Basis): Filters => ({
	...filters,
	checked: basis === 'confirmed' ? 'yes' : 'no'
});

async function pairs(db: Db, id: string, filters: Filters) {
	const [found, counts] = await Promise.all([
		themePairs(db, id, filters),
		overview(db, id, filters)
	]);
	return { found, counts: counts.themes };
}

async function differences(db: Db, id: string, by: Dimension, filters: Filters, basis: Basis) {
	return contrasts(await breakdown(db, id, by, 'residents', ofBasis(filters, basis)), basis);
}

async function typical(db: Db, id: string, theme: string, filters: Filters, basis: Basis) {
	const answers = await answersBehind(db, id, {
		pick: basis,
		theme,
		filters,
		most: MOST_COMPARED
	});
	if (answers.length < LEAST_COMPARED) return { compared: answers.length, typical: [], odd: [] };
	const ranked = byTypicality(answers).map(({ answer }) => answer);
	return {
		compared: answers.length,
		typical: ranked.slice(0, SHOWN),
		odd: ranked.slice(-SHOWN).reverse()
	};
}

export const load: PageServerLoad = async ({ locals, params, url, parent }) => {
	requireMember(locals);
	const { db } = locals;
	const place = readPlace(url.searchParams);
	const { part, basis } = readPart(url.searchParams);
	const closed = await closedQuestions(db, params.id);
	const { themes } = await parent();
	const theme = themes.find(
		({ key, archived_at }) => !archived_at && key === place.selection?.theme
	);
	const dimensions: Dimension[] = [
		'area',
		'mode',
		'week',
		...closed.filter(isExclusive).map(({ key }): Dimension => `closed:${key}`)
	];
	const asked = place.by && dimensions.includes(place.by) ? place.by : 'area';
	return {
		place: { ...place, by: asked },
		part,
		basis,
		closed,
		dimensions: dimensions.map((by) => ({ by, question: closedKey(by) })),
		theme,
		pairs: part === 'pairs' ? await pairs(db, params.id, place.filters) : null,
		contrasts:
			part === 'contrast' ? await differences(db, params.id, asked, place.filters, basis) : null,
		rounds: part === 'rounds' ? await rounds(db, params.id) : null,
		typical:
			part === 'typical' && theme
				? await typical(db, params.id, theme.id, place.filters, basis)
				: null
	};
};
