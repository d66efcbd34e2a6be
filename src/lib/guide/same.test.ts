import { expect, it } from 'vitest';
import { fingerprint } from './same.ts';
import { emptyGuide } from './templates.ts';

it('sees that two guides say the same, whatever the order of their parts', () => {
	const guide = emptyGuide('Wonen');
	const one = { ...guide, title: { nl: 'Wonen', en: 'Living' } };
	const other = { ...guide, title: { en: 'Living', nl: 'Wonen' } };
	expect(fingerprint(one)).toBe(fingerprint(other));
	expect(fingerprint(one)).not.toBe(fingerprint(guide));
});
