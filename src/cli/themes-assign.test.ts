import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '../..');
let folder: string;
beforeAll(() => {
	folder = mkdtempSync(join(tmpdir(), 'wijkspraak-themes-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

const file = (name: string, text: string): string => {
	const path = join(folder, name);
	writeFileSync(path, text);
	return path;
};
const lines = (name: string, values: object[]): string =>
	file(name, values.map((value) => JSON.stringify(value)).join('\n'));
const run = (command: string, ...args: string[]) =>
	spawnSync(process.execPath, [`src/cli/${command}.ts`, ...args], { cwd: root, encoding: 'utf8' });

describe('themes:assign', () => {
	it('writes one line per answer, with themes and the words that led to them', () => {
		const answers = lines('a.jsonl', [
			{ id: 'a', question: 'Wat mist u?', text: 'Een bushalte en rechte stoepen' },
			{ id: 2, text: 'weet niet' }
		]);
		const { stdout, status } = run('themes-assign', answers);
		expect(status).toBe(0);
		const [first, second] = stdout
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line) as object);
		expect(first).toMatchObject({ id: 'a', themes: [{ theme: 'bereikbaarheid' }] });
		expect(second).toEqual({ id: 2, themes: [] });
	});
	it('works with another codebook and learns from confirmed codings', () => {
		const answers = lines('b.jsonl', [{ id: 'x', question: '', text: 'flurp' }]);
		const codebook = file(
			'codebook.json',
			JSON.stringify([
				{ id: 'f', name: 'Onbekend' },
				{ id: 'g', name: 'Ander' }
			])
		);
		const confirmed = lines(
			'confirmed.jsonl',
			Array.from({ length: 20 }, (_, i) => ({
				question: '',
				text: i % 2 ? `flurp ${i}` : `kwast ${i}`,
				labels: [i % 2 ? 'f' : 'g']
			}))
		);
		const { stdout } = run(
			'themes-assign',
			answers,
			'--codebook',
			codebook,
			'--confirmed',
			confirmed
		);
		expect(JSON.parse(stdout)).toMatchObject({
			id: 'x',
			themes: [{ theme: 'f', because: ['flurp'] }]
		});
	});
	it('names file and line of what it cannot read, and writes nothing else', () => {
		const broken = file('broken.jsonl', '{"id":"a","text":"goed"}\n\n{"id":"b"\n');
		const noText = lines('no-text.jsonl', [{ id: 'a', text: 'goed' }, { id: 'b' }]);
		const good = lines('good.jsonl', [{ id: 'a', text: 'goed' }]);
		const cases: [string[], RegExp][] = [
			[[broken], /broken\.jsonl, regel 3: geen geldige JSON/],
			[[noText], /no-text\.jsonl, regel 2: .*\(veld text\)/],
			[[join(folder, 'absent.jsonl')], /absent\.jsonl: bestand kan niet worden gelezen/],
			[[good, '--codebook', broken], /broken\.jsonl: geen geldige JSON/],
			[[good, '--confirmed', noText], /no-text\.jsonl, regel 1: .*\(veld labels\)/],
			[[], /Gebruik:/],
			[[good, '--unknown'], /Gebruik:/]
		];
		for (const [args, message] of cases) {
			const { status, stdout, stderr } = run('themes-assign', ...args);
			expect(stderr).toMatch(message);
			expect(status).toBe(1);
			expect(stdout).toBe('');
		}
	}, 30_000);
});

describe('themes:discover', () => {
	it('writes groups that together hold every answer once', () => {
		const answers = lines(
			'd.jsonl',
			Array.from({ length: 20 }, (_, i) => ({
				id: i,
				text: i % 2 ? 'zwerfvuil op straat' : 'de bus komt niet'
			}))
		);
		const { stdout, status } = run('themes-discover', answers);
		expect(status).toBe(0);
		const groups = stdout
			.trimEnd()
			.split('\n')
			.map((line) => JSON.parse(line) as { ids: number[]; label: string });
		expect(groups.flatMap(({ ids }) => ids).sort((a, b) => a - b)).toEqual(
			Array.from({ length: 20 }, (_, i) => i)
		);
		expect(groups).toHaveLength(2);
	});
	it('refuses an id that occurs twice', () => {
		const answers = lines('twice.jsonl', [
			{ id: 'a', text: 'x' },
			{ id: 'a', text: 'y' }
		]);
		expect(run('themes-discover', answers)).toMatchObject({ status: 1, stdout: '' });
	});
});
