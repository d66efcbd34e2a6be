import starterData from './starter-model.json' with { type: 'json' };
import { Starter } from './starter.ts';

let loaded: Starter | undefined;

/** The starter model that comes with the product; unpacked once, when it is first needed. */
export function loadStarter(): Starter {
	loaded ??= new Starter(starterData);
	return loaded;
}
