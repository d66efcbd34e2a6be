import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';

const Messages = z.record(z.string(), z.unknown());
const files = (language: string) => globSync(`src/messages/${language}/*.json`);
const keysOf = (file: string) =>
	Object.keys(Messages.parse(JSON.parse(readFileSync(file, 'utf8')))).filter(
		(key) => !key.startsWith('$')
	);

const dutch = files('nl').flatMap(keysOf);

test('every message is there in Dutch and in English, in files of the same name', () => {
	expect(dutch.length).toBeGreaterThan(50);
	for (const file of files('nl')) {
		const english = path.join('src/messages/en', path.basename(file));
		expect(keysOf(english), english).toEqual(keysOf(file));
	}
	expect(files('en')).toHaveLength(files('nl').length);
});

test('every file of messages is one that is compiled', () => {
	const settings = readFileSync('src/messages/project.inlang/settings.json', 'utf8');
	for (const file of files('nl')) expect(settings).toContain(`./{locale}/${path.basename(file)}`);
});

test('no key stands in two places', () => {
	// JSON itself lets a later key silently win.
	const written = files('nl').flatMap((file) =>
		[...readFileSync(file, 'utf8').matchAll(/^ {2}"([^"]+)":/gm)].map(([, key]) => key)
	);
	expect(written.filter((key, position) => written.indexOf(key) !== position)).toEqual([]);
	expect(dutch.filter((key, position) => dutch.indexOf(key) !== position)).toEqual([]);
});

test('every message is used', () => {
	const sources = globSync('src/**/*.{ts,svelte}', {
		exclude: (name) => name.includes('paraglide')
	}).map((file) => readFileSync(file, 'utf8'));
	const used = new Set(sources.flatMap((text) => text.match(/\bm\.\w+/g) ?? []));
	expect(dutch.filter((key) => !used.has(`m.${key}`))).toEqual([]);
});
