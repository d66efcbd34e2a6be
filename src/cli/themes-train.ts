import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { defaultCodebook } from '../lib/themes/codebook.ts';
import { fitStarter } from '../lib/themes/fit.ts';
import { stances } from '../lib/themes/stance.ts';
import { prepareTraining, STANCE_SETTINGS, type TrainingSource } from '../lib/themes/train.ts';
import {
	asStanceAnswer,
	CALIBRATION_GROUPS,
	readStanceVocabularies,
	readTraining
} from './themes-files.ts';

const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;

function train(name: string, source: TrainingSource): void {
	const target = resolve(import.meta.dirname, '../lib/themes', name);
	const data = fitStarter(source, CALIBRATION_GROUPS, (step) => console.error(`${name}: ${step}`));
	const text = `${JSON.stringify(data)}\n`;
	writeFileSync(target, text);
	console.error(
		`${target}: ${kilobytes(text.length)}, brotli ${kilobytes(brotliCompressSync(text).length)}, version ${data.version}`
	);
}

const { answers, vocabularies } = readTraining();
const stanceAnswers = answers.map(asStanceAnswer);
train(
	'stance-model.json',
	prepareTraining(stanceAnswers, readStanceVocabularies(), stances, STANCE_SETTINGS)
);
if (!process.argv.includes('--only-stance')) {
	const themes = defaultCodebook.map((theme) => theme.id);
	train('starter-model.json', prepareTraining(answers, vocabularies, themes));
}
