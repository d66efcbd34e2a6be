import { createAssigner, type Assigner, type ConfirmedCoding } from '../lib/themes/assign.ts';
import { defaultCodebook, type Codebook } from '../lib/themes/codebook.ts';
import { discover } from '../lib/themes/discover.ts';
import { finish, scoreWithout } from '../lib/themes/fit.ts';
import * as metrics from '../lib/themes/metrics.ts';
import { Starter } from '../lib/themes/starter.ts';
import { prepareTraining, type LabelledAnswer } from '../lib/themes/train.ts';
import { readHeldOut, readTraining, TRAINING_SETS } from './themes-files.ts';

const themes = defaultCodebook.map(({ id }) => id);
const say = (line = ''): void => void process.stdout.write(`${line}\n`);
const show = (value: number): string => value.toFixed(3);

function judge(
	assigner: Assigner,
	answers: readonly LabelledAnswer[],
	idOf = (theme: string): string => theme
): metrics.Judged[] {
	return answers.map((answer) => ({
		gold: answer.labels.map(idOf),
		suggested: assigner.assign(answer).themes.map(({ theme }) => theme),
		probabilities: assigner.probabilities(answer)
	}));
}

function row(name: string, judged: readonly metrics.Judged[]): void {
	const [low, high] = metrics.interval(judged, metrics.samplesF1);
	say(
		`| ${name} | ${judged.length} | ${show(metrics.samplesF1(judged))} (${show(low)}–${show(high)}) | ` +
			`${show(metrics.microF1(judged))} | ${show(metrics.macroF1(judged, themes))} | ` +
			`${show(metrics.calibrationError(judged, themes))} |`
	);
}

function crossValidate(): void {
	say('## Each set judged by a model trained on the other sets');
	say('| Set | Answers | Samples F1 (95%) | Micro F1 | Macro F1 | ECE |');
	say('|---|---|---|---|---|---|');
	const { answers, lexicon } = readTraining();
	const source = prepareTraining(answers, lexicon, themes);
	const folds = TRAINING_SETS.map((set) => {
		const own = answers.filter((answer) => answer.set === set);
		return { set, own, ...scoreWithout(source, [set], own) };
	});
	const all: metrics.Judged[] = [];
	for (const { set, own, model } of folds) {
		const others = folds.flatMap((fold) => (fold.set === set ? [] : fold.heldOut));
		const starter = new Starter(finish(source, model, others));
		const judged = judge(createAssigner(defaultCodebook, [], starter), own);
		row(set, judged);
		all.push(...judged);
	}
	row('all', all);
	say();
	say('| Theme | Precision | Recall | F1 | Answers |');
	say('|---|---|---|---|---|');
	for (const { theme, precision, recall, f1, answers: count } of metrics.perTheme(all, themes)) {
		say(`| ${theme} | ${show(precision)} | ${show(recall)} | ${show(f1)} | ${count} |`);
	}
}

/** The default codebook under other ids, so that the starter model does not know its themes by id. */
const strange = (theme: string): string => `nieuw-${theme}`;
const described: Codebook = defaultCodebook.map((theme) => ({ ...theme, id: strange(theme.id) }));
const bare: Codebook = described.map(({ id }, i) => ({
	id,
	name: `Thema ${i + 1}`,
	definition: '',
	includes: '',
	excludes: ''
}));

function learningCurve(heldOut: readonly LabelledAnswer[]): void {
	say('## Molenwijk (never trained on): samples F1 on one half after codings from the other half');
	say('| Confirmed | Default codebook | Same themes, unknown ids | Names without meaning |');
	say('|---|---|---|---|');
	const halves = [0, 1].map((rest) => heldOut.filter((_, i) => i % 2 === rest));
	for (const count of [0, 25, 50, 100, 200]) {
		const score = (codebook: Codebook, idOf: (theme: string) => string): string => {
			const both = [0, 1].flatMap((half) => {
				const confirmed = halves[half]!.slice(0, count).map(({ question, text, labels }) => ({
					question,
					text,
					labels: labels.map(idOf)
				}));
				return judge(createAssigner(codebook, confirmed), halves[1 - half]!, idOf);
			});
			return show(metrics.samplesF1(both));
		};
		say(
			`| ${count} | ${score(defaultCodebook, (id) => id)} | ${score(described, strange)} | ${score(bare, strange)} |`
		);
	}
}

function discovery(heldOut: readonly (LabelledAnswer & { id: string })[]): void {
	const groupOf = new Map(
		discover(heldOut, defaultCodebook).flatMap(({ group, ids }) =>
			ids.map((id): [string, string] => [id, group])
		)
	);
	const labelled = heldOut.filter(({ labels }) => labels.length > 0);
	const { ami, vMeasure } = metrics.compareGroups(
		labelled.map(({ labels }) => labels[0]!),
		labelled.map(({ id }) => groupOf.get(id)!)
	);
	say(
		`Discovery on Molenwijk against each answer's first theme: AMI ${show(ami)}, V-measure ${show(vMeasure)}`
	);
}

/** Seconds of processor time, which other work on the machine disturbs less than the clock. */
function seconds(work: () => void): number {
	const before = process.cpuUsage();
	work();
	const { user, system } = process.cpuUsage(before);
	return (user + system) / 1e6;
}

function speed(answers: readonly LabelledAnswer[]): void {
	const assigner = createAssigner(defaultCodebook);
	const time = seconds(() => answers.forEach((answer) => assigner.assign(answer)));
	say(
		`Assigning: ${Math.round(answers.length / time)} answers per second of processor time (cold)`
	);
	const again = seconds(() => answers.forEach((answer) => assigner.assign(answer)));
	say(
		`Assigning: ${Math.round(answers.length / again)} answers per second of processor time (words met before)`
	);
	const codings: ConfirmedCoding[] = Array.from(
		{ length: 5000 },
		(_, i) => answers[i % answers.length]!
	);
	say(
		`Learning from 5,000 codings: ${seconds(() => createAssigner(defaultCodebook, codings)).toFixed(1)} s`
	);
}

if (!process.argv.includes('--no-cross-validation')) crossValidate();
const heldOut = readHeldOut();
say();
say('## Molenwijk, judged by the starter model as it is committed');
say('| Set | Answers | Samples F1 (95%) | Micro F1 | Macro F1 | ECE |');
say('|---|---|---|---|---|---|');
row('molenwijk', judge(createAssigner(defaultCodebook), heldOut));
say();
learningCurve(heldOut);
say();
discovery(heldOut);
speed(readTraining().answers);
