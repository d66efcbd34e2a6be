import { expect, test } from 'vitest';
import { isExcerpt } from './excerpt.ts';

const SAID = 'Bij de ingang staan altijd fietsen. Vraag maar naar Marco,\ndie weet er alles van.';

test.each([
	['the whole answer', SAID],
	['one sentence', 'Bij de ingang staan altijd fietsen.'],
	['a part with words left out', 'Bij de ingang … fietsen'],
	['a redacted name', 'Vraag maar naar [naam], die weet er alles van.']
])('%s is an excerpt', (_what, excerpt) => {
	expect(isExcerpt(SAID, excerpt)).toBe(true);
});

test.each([
	['a word that was not said', 'Bij de ingang staan nooit fietsen.'],
	['words in another order', 'Vraag maar naar Marco … Bij de ingang'],
	['an addition between the parts', 'Bij de ingang [rommel] en motoren']
])('%s is none', (_what, excerpt) => {
	expect(isExcerpt(SAID, excerpt)).toBe(false);
});
