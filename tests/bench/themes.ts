import { readFileSync, statSync } from 'node:fs';
import { brotliCompressSync } from 'node:zlib';
import { createAssigner } from '../../src/lib/themes/assign.ts';
import { defaultCodebook } from '../../src/lib/themes/codebook.ts';
import { unwrap } from '../../src/lib/db/client.ts';
import type { Account } from '../support/accounts.ts';
import type { Backstage } from '../support/backstage.ts';
import type { SeededConsultation } from '../support/seed.ts';
import { Visitor } from '../support/visitor.ts';
import { z } from 'zod';
import { CodedAnswer, decideAll, standing } from '../../src/lib/themes/coded-answer.ts';
import { ANSWERS_EACH, fill, RESPONSES } from './fill.ts';
import { quantile, type Measurement } from './measure.ts';

const MODEL = 'src/lib/themes/starter-model.json';
const TRAINING = 'src/lib/themes/training/train-b.jsonl';
const ASSIGNED = 20_000;
const VIEWS = 30;

interface Line {
	question: string;
	text: string;
}

/** Texts that the engine has not seen word for word: real training sentences, cut and joined with a number in them. */
function answers(): Line[] {
	const lines = readFileSync(TRAINING, 'utf8')
		.trim()
		.split('\n')
		.map((line) => JSON.parse(line) as Line);
	return Array.from({ length: ASSIGNED }, (_, place) => {
		const { question, text } = lines[place % lines.length]!;
		return { question, text: `${text} (${place})` };
	});
}

function perSecond(lines: Line[], act: (line: Line) => void): number {
	const began = performance.now();
	for (const line of lines) act(line);
	return lines.length / ((performance.now() - began) / 1000);
}

export function measureAssignment(): Measurement[] {
	const lines = answers();
	const assigner = createAssigner(defaultCodebook);
	const half = lines.slice(0, ASSIGNED / 2);
	for (const line of half.slice(0, 2000)) assigner.assign(line);
	const ours = perSecond(lines, (line) => void assigner.assign(line));
	let words = 0;
	const plain = perSecond(lines, ({ text }) => {
		words += text.toLowerCase().split(/[^\p{L}\p{N}]+/u).length;
	});
	const size = brotliCompressSync(readFileSync(MODEL)).length;
	return [
		{
			what: `theme assignment, ${ASSIGNED} answers on one core`,
			value: `${ours.toFixed(0)} answers/s; only splitting into words (${words}) ${plain.toFixed(0)}/s: 1/${(plain / ours).toFixed(1)}`,
			budget: '10,000/s',
			within: ours >= 10_000,
			numbers: { perSecond: ours, splitting: plain }
		},
		{
			what: 'starter model, brotli',
			value: `${(size / 1000).toFixed(0)} kB (${(statSync(MODEL).size / 1000).toFixed(0)} as it is)`,
			budget: '400 kB',
			within: size <= 400_000,
			numbers: { bytes: size }
		}
	];
}

export async function measureThemeView(
	appUrl: string,
	backstage: Backstage,
	worker: Account,
	consultation: SeededConsultation
): Promise<Measurement[]> {
	await fill(backstage, consultation);
	const counted = async () =>
		unwrap(await worker.db.rpc('theme_overview', { consultation: consultation.id }));
	const counts = (await counted()) as { answers: number };
	if (counts.answers !== RESPONSES * ANSWERS_EACH) throw new Error(`counted ${counts.answers}`);
	const visitor = new Visitor(appUrl);
	for (const { name, value } of worker.cookies) visitor.cookies.set(name, value);
	const page = async () => {
		const { status } = await visitor.get(`/raadpleging/${consultation.id}/themas`);
		if (status !== 200) throw new Error(`the themes page answered ${status}`);
	};
	return [
		await timedView('counts of the theme view, 80,000 answers', counted),
		await timedView('the theme view itself, over HTTP', page),
		...(await measureDesk(visitor, `/raadpleging/${consultation.id}/themas`)),
		...(await measureReading(visitor, `/raadpleging/${consultation.id}/themas`))
	];
}

const READING = {
	'as a table by stance': '?beeld=tabel&per=houding',
	'as a table by question': '?beeld=tabel&per=vraag',
	'as a table by area, in residents': '?beeld=tabel&per=buurt&tel=bewoners',
	'as a table by age, a closed question': '?beeld=tabel&per=gesloten:leeftijd',
	'by a question with several choices': '?beeld=tabel&per=gesloten:plekken',
	'as a chart by week': '?beeld=grafiek&per=week',
	'that stand together': '/verbanden?deel=samen',
	'that differ between areas': '/verbanden?deel=anders',
	'of this round beside earlier ones': '/verbanden?deel=rondes',
	'of which one with its typical answers': '/verbanden?deel=typisch&thema=thema_1',
	'of one stance': '?houding=wens',
	'of one age': '?antwoord=leeftijd:ouder',
	'with the answers of one of them and one stance': '?thema=thema_1&houding=wens',
	'with the answers that have none': '?toon=zonder'
};

/** Every way to read the result, as a page over HTTP. */
async function measureReading(visitor: Visitor, base: string): Promise<Measurement[]> {
	const measured: Measurement[] = [];
	for (const [what, address] of Object.entries(READING))
		measured.push(
			await timedView(`the themes ${what}`, async () => {
				const { status } = await visitor.get(base + address);
				if (status !== 200) throw new Error(`${address} answered ${status}`);
			})
		);
	return measured;
}

/** What a worker at the checking queue waits for in the background, answer after answer. */
async function measureDesk(visitor: Visitor, base: string): Promise<Measurement[]> {
	const ok = ({ status, text }: Awaited<ReturnType<Visitor['get']>>) => {
		if (status !== 200) throw new Error(`the desk answered ${status}`);
		return text;
	};
	const have: string[] = [];
	let waiting: CodedAnswer[] = [];
	const next = async () => {
		waiting = z
			.array(CodedAnswer)
			.parse(JSON.parse(ok(await visitor.postJson(`${base}/nakijken/rij`, { have }))));
		have.push(...waiting.map(({ id }) => id));
	};
	const decide = async () => {
		const answer = waiting.shift();
		if (!answer) throw new Error('the queue is empty');
		ok(await visitor.postJson(`${base}/besluiten`, decideAll(answer, standing(answer))));
		if (waiting.length === 0) await next();
	};
	return [
		await timedView('the checking queue, next ten of 80,000', next),
		await timedView('coding: one decision and what comes next', decide),
		await timedView(
			'how sure the rest is',
			async () => void ok(await visitor.get(`${base}/nakijken/stand`))
		)
	];
}

async function timedView(what: string, act: () => Promise<unknown>): Promise<Measurement> {
	await act();
	const times: number[] = [];
	for (let view = 0; view < VIEWS; view++) {
		const began = performance.now();
		await act();
		times.push(performance.now() - began);
	}
	const [p50, p95] = [quantile(times, 0.5), quantile(times, 0.95)];
	return {
		what,
		value: `p50 ${p50.toFixed(0)}, p95 ${p95.toFixed(0)} ms`,
		budget: 'p95 < 300 ms',
		within: p95 < 300,
		numbers: { p50, p95 }
	};
}
