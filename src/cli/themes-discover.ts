import { defaultCodebook } from '../lib/themes/codebook.ts';
import { discover } from '../lib/themes/discover.ts';
import { AnswerLine, InputError, readLines, reportInputError } from './themes-files.ts';

const USAGE = 'Gebruik: npm run -s themes:discover -- ANTWOORDEN.jsonl';

try {
	const [file, ...more] = process.argv.slice(2);
	if (file === undefined || more.length > 0) throw new InputError(USAGE);
	const answers = readLines(file, AnswerLine);
	const seen = new Set<string>();
	for (const id of answers.map((answer) => String(answer.id))) {
		if (seen.has(id)) throw new InputError(`${file}: id ${JSON.stringify(id)} komt dubbel voor`);
		seen.add(id);
	}
	const original = new Map(answers.map(({ id }) => [String(id), id]));
	const groups = discover(
		answers.map(({ id, ...answer }) => ({ id: String(id), ...answer })),
		defaultCodebook
	);
	const lines = groups.map(({ group, label, words, ids }) => ({
		group,
		label,
		words,
		ids: ids.map((id) => original.get(id))
	}));
	process.stdout.write(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
} catch (error) {
	reportInputError(error, USAGE);
}
