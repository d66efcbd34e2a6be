import { parseArgs } from 'node:util';
import { z } from 'zod';
import { createAssigner } from '../lib/themes/assign.ts';
import { Codebook, defaultCodebook } from '../lib/themes/codebook.ts';
import {
	AnswerLine,
	checked,
	InputError,
	parseJson,
	readLines,
	readText,
	reportInputError
} from './themes-files.ts';

const Confirmed = z.object({
	question: z.string().default(''),
	text: z.string(),
	translation: z.string().optional(),
	labels: z.array(z.string()),
	rejected: z.array(z.string()).optional(),
	misleading: z.array(z.object({ theme: z.string(), word: z.string() })).optional()
});

const USAGE =
	'Gebruik: npm run -s themes:assign -- ANTWOORDEN.jsonl [--codebook CODEBOEK.json] [--confirmed BEVESTIGD.jsonl]';

function main(): void {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: { codebook: { type: 'string' }, confirmed: { type: 'string' } }
	});
	const [file] = positionals;
	if (file === undefined || positionals.length > 1) throw new InputError(USAGE);
	const codebook =
		values.codebook === undefined
			? defaultCodebook
			: checked(Codebook, parseJson(readText(values.codebook), values.codebook), values.codebook);
	const confirmed = values.confirmed === undefined ? [] : readLines(values.confirmed, Confirmed);
	const answers = readLines(file, AnswerLine);
	const assigner = createAssigner(codebook, confirmed);
	const lines = answers.map(({ id, ...answer }) => {
		const { themes } = assigner.assign(answer);
		return JSON.stringify({
			id,
			themes: themes.map((theme) => ({ ...theme, confidence: Number(theme.confidence.toFixed(4)) }))
		});
	});
	process.stdout.write(lines.map((line) => `${line}\n`).join(''));
}

try {
	main();
} catch (error) {
	reportInputError(error, USAGE);
}
