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
import { quantile, type Measurement } from './measure.ts';

const MODEL = 'src/lib/themes/starter-model.json';
const TRAINING = 'src/lib/themes/training/train-b.jsonl';
const ASSIGNED = 20_000;
const RESPONSES = 8_000;
const ANSWERS_EACH = 10;
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

/** Puts in residents' answers with codings, three in ten of them confirmed, without going through the app. */
async function fill(backstage: Backstage, consultation: SeededConsultation): Promise<void> {
	const questions = `(select array_agg(key order by position) from public.question where guide_version_id = '${consultation.versionId}')`;
	await backstage.sql(`insert into public.response (id, consultation_id, guide_version_id, mode, language, area_id, withdrawal_hash, consented_at)
		select gen_random_uuid(), '${consultation.id}', '${consultation.versionId}', (array['self', 'assisted', 'paper'])[1 + n % 3]::public.response_mode, 'nl',
			(array['${Object.values(consultation.areas).join("','")}'])[1 + n % ${Object.keys(consultation.areas).length}]::uuid,
			encode(sha256(('bench ' || n)::bytea), 'hex'), now() from generate_series(1, ${RESPONSES}) n`);
	await backstage.sql(`insert into public.answer (consultation_id, response_id, guide_version_id, question_key, kind, text, voice)
		select r.consultation_id, r.id, r.guide_version_id, (${questions})[n], 'open', 'Een bankje bij de speeltuin, nummer ' || n, 'own'
		from public.response r, generate_series(1, ${ANSWERS_EACH}) n where r.consultation_id = '${consultation.id}'`);
	await backstage.sql(`insert into public.theme (consultation_id, key, name, colour, position)
		select '${consultation.id}', 'thema_' || n, 'Thema ' || n, '#3a7d44', n from generate_series(1, 14) n`);
	await backstage.sql(`insert into public.coding (answer_id, theme_id, consultation_id, response_id, state, source, confidence)
		select a.id, t.id, a.consultation_id, a.response_id, case when hashtext(a.id::text) % 10 < -6 then 'confirmed' else 'suggested' end::public.coding_state,
			case when hashtext(a.id::text) % 10 < -6 then 'person' else 'machine' end::public.coding_source, 0.7
		from public.answer a join public.theme t on t.consultation_id = a.consultation_id
			and t.position in (1 + abs(hashtext(a.id::text)) % 14, 1 + abs(hashtext(a.id::text || 'x')) % 20)
		where a.consultation_id = '${consultation.id}'`);
	await backstage.sql(`insert into public.answer_assignment (answer_id, consultation_id, engine, expected)
		select a.id, a.consultation_id, 'bench', abs(hashtext(a.id::text)) % 1000 / 1000.0 from public.answer a where a.consultation_id = '${consultation.id}'`);
	await backstage.sql(`insert into public.answer_stance (answer_id, consultation_id, stance, source, suggested, confidence)
		select a.id, a.consultation_id, s.stance, 'machine', s.stance, 0.7 from public.answer a
		cross join lateral (select (enum_range(null::public.stance))[1 + abs(hashtext(a.id::text)) % 5] as stance) s
		where a.consultation_id = '${consultation.id}'`);
	await backstage.sql(`insert into public.answer_check (answer_id, consultation_id, random)
		select a.id, a.consultation_id, hashtext(a.id::text) % 3 = 0 from public.answer a
		where a.consultation_id = '${consultation.id}' and hashtext(a.id::text) % 10 < -6`);
	await backstage.sql('analyze');
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
		...(await measureDesk(visitor, `/raadpleging/${consultation.id}/themas`))
	];
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
		),
		await timedView(
			'the themes by stance, as a table over HTTP',
			async () => void ok(await visitor.get(`${base}?beeld=tabel&per=houding`))
		),
		await timedView(
			'the answers of one theme and one stance, over HTTP',
			async () => void ok(await visitor.get(`${base}?thema=thema_1&houding=wens`))
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
