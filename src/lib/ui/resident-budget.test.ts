import { expect, test } from 'vitest';
import { SHARES, strangers, tooHeavy } from './resident-budget.ts';

test('the scripts of a resident’s page are added up before they are held against their share', () => {
	const half = SHARES.script / 2;
	const both = new Map([
		['enhance', half],
		['offline', half]
	]);
	expect(tooHeavy('script', both)).toBeUndefined();
	both.set('offline', half + 1);
	expect(tooHeavy('script', both)).toContain(`has ${SHARES.script + 1}: enhance ${half}, offline`);
});

test('what belongs to the team is a stranger in a resident’s script', () => {
	expect(
		strangers([
			'/app/src/lib/answering/ui/shelf.ts',
			'/app/src/lib/guide/is-shown.ts',
			'\0vite/preload-helper',
			'/app/src/lib/themes/assign.ts',
			'/app/node_modules/zod/index.js'
		])
	).toEqual(['/app/src/lib/themes/assign.ts', '/app/node_modules/zod/index.js']);
});
