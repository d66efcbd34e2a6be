import stanceData from './stance-model.json' with { type: 'json' };
import starterData from './starter-model.json' with { type: 'json' };
import { Starter } from './starter.ts';

let themes: Starter | undefined;
let stance: Starter | undefined;

/** The starter model that comes with the product; unpacked once, when it is first needed. */
export function loadStarter(): Starter {
	themes ??= new Starter(starterData);
	return themes;
}

/** The model of stances: the same kind, with stances in place of themes and without a lexicon. */
export function loadStanceModel(): Starter {
	stance ??= new Starter(stanceData);
	return stance;
}
