import { writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { defaultCodebook } from '../lib/themes/codebook.ts';
import { fitStarter } from '../lib/themes/fit.ts';
import { prepareTraining } from '../lib/themes/train.ts';
import { CALIBRATION_GROUPS, readTraining } from './themes-files.ts';

const target = resolve(import.meta.dirname, '../lib/themes/starter-model.json');
const { answers, lexicon } = readTraining();
const source = prepareTraining(
	answers,
	lexicon,
	defaultCodebook.map((theme) => theme.id)
);
const data = fitStarter(source, CALIBRATION_GROUPS, (step) => console.error(step));
const text = `${JSON.stringify(data)}\n`;
writeFileSync(target, text);
const kilobytes = (bytes: number): string => `${Math.round(bytes / 1000)} kB`;
console.error(
	`${target}: ${kilobytes(text.length)}, brotli ${kilobytes(brotliCompressSync(text).length)}, version ${data.version}`
);
