import { createAssigner, type Assigner, type ConfirmedCoding } from '../lib/themes/assign.ts';
import { defaultCodebook } from '../lib/themes/codebook.ts';
import { discover } from '../lib/themes/discover.ts';
import { finish, scoreWithout } from '../lib/themes/fit.ts';
import * as metrics from '../lib/themes/metrics.ts';
import { createStanceAssigner, stances } from '../lib/themes/stance.ts';
import { Starter } from '../lib/themes/starter.ts';
import {
	prepareTraining,
	STANCE_SETTINGS,
	type LabelledAnswer,
	type TrainingSource
} from '../lib/themes/train.ts';
import { afterCodings, LEARNERS } from './themes-curve.ts';
import {
	readConsultations,
	asStanceAnswer,
	CALIBRATION_GROUPS,
	LAST_GROUP,
	readHeldOut,
	readStanceVocabularies,
	readTraining,
	TRAINING_SETS,
	type TrainingAnswer
} from './themes-files.ts';

const themes = defaultCodebook.map(({ id }) => id);
const say = (line = ''): void => void process.stdout.write(`${line}\n`);
const show = (value: number): string => value.toFixed(3);

function judge(assigner: Assigner, answers: readonly LabelledAnswer[]): metrics.Judged[] {
	return answers.map((answer) => ({
		gold: answer.labels,
		suggested: assigner.assign(answer).themes.map(({ theme }) => theme),
		probabilities: assigner.probabilities(answer)
	}));
}

function row(
	name: string,
	judged: readonly metrics.Judged[],
	ids: readonly string[] = themes
): void {
	const [low, high] = metrics.interval(judged, metrics.samplesF1);
	say(
		`| ${name} | ${judged.length} | ${show(metrics.samplesF1(judged))} (${show(low)}–${show(high)}) | ` +
			`${show(metrics.microF1(judged))} | ${show(metrics.macroF1(judged, ids))} | ` +
			`${show(metrics.calibrationError(judged, ids))} |`
	);
}

/** Judges every answer by a model that saw neither its set nor the others of its group. */
function crossValidate(
	source: TrainingSource,
	judgeBy: (model: Starter, answers: readonly LabelledAnswer[]) => metrics.Judged[]
): { set: string; judged: metrics.Judged[] }[] {
	const folds = [...CALIBRATION_GROUPS, LAST_GROUP].map((group) => {
		const own = source.answers.filter(({ set }) => group.includes(set));
		return { group, own, ...scoreWithout(source, group, own) };
	});
	return folds.flatMap(({ group, own, model }) => {
		const others = folds.flatMap((fold) =>
			fold.group === group || fold.group === LAST_GROUP ? [] : fold.heldOut
		);
		const starter = new Starter(finish(source, model, others));
		return group.map((set) => ({
			set,
			judged: judgeBy(
				starter,
				own.filter((answer) => answer.set === set)
			)
		}));
	});
}

function table(
	judged: readonly { set: string; judged: metrics.Judged[] }[],
	ids: readonly string[]
) {
	say('| Set | Answers | Samples F1 (95%) | Micro F1 | Macro F1 | ECE |');
	say('|---|---|---|---|---|---|');
	const inOrder = judged.toSorted((a, b) => a.set.localeCompare(b.set));
	for (const { set, judged: own } of inOrder) row(set, own, ids);
	const all = inOrder.flatMap(({ judged: own }) => own);
	row('all', all, ids);
	say();
	return all;
}

function themeScores(): void {
	say('## Each set judged by a model trained on the sets outside its group');
	const { answers, vocabularies } = readTraining();
	const judged = crossValidate(prepareTraining(answers, vocabularies, themes), (starter, own) =>
		judge(createAssigner(defaultCodebook, [], starter), own)
	);
	const all = table(judged, themes);
	say('| Theme | Precision | Recall | F1 | Answers |');
	say('|---|---|---|---|---|');
	for (const { theme, precision, recall, f1, answers: count } of metrics.perTheme(all, themes)) {
		say(`| ${theme} | ${show(precision)} | ${show(recall)} | ${show(f1)} | ${count} |`);
	}
	say();
	coverage(all);
	say();
}

function stanceScores(): void {
	say('## Stances, in the same way: samples F1 is the share that is right');
	const { answers } = readTraining();
	const source = prepareTraining(
		answers.map(asStanceAnswer),
		readStanceVocabularies(),
		stances,
		STANCE_SETTINGS
	);
	const judged = crossValidate(source, (model, own) => {
		const assigner = createStanceAssigner([], model);
		return own.map((answer) => ({
			gold: answer.labels,
			suggested: [assigner.assign(answer).stance],
			probabilities: new Map(Object.entries(assigner.probabilities(answer)))
		}));
	});
	coverage(table(judged, stances));
}

function learningCurve(heldOut: readonly LabelledAnswer[]): void {
	const learners = Object.entries(LEARNERS);
	say('## Samples F1 on one half after codings from the other half');
	say(`| Answers | Confirmed | ${learners.map(([name]) => name).join(' | ')} |`);
	say(`|---|---|${learners.map(() => '---|').join('')}`);
	const line = (name: string, answers: readonly LabelledAnswer[], count: number): void => {
		const scores = learners.map(([learner, how]) => {
			const seen = name !== 'molenwijk' && !/language|Yardstick/.test(learner);
			const untaught = learner === 'Yardstick' && count === 0;
			// The starter was trained on every set but Molenwijk: what it knows of them says nothing.
			return seen || untaught ? '' : show(afterCodings(answers, count, how));
		});
		say(`| ${name} | ${count === Infinity ? 'half' : count} | ${scores.join(' | ')} |`);
	};
	for (const count of [0, 25, 50, 100, 200]) line('molenwijk', heldOut, count);
	const { answers } = readTraining();
	for (const set of TRAINING_SETS)
		line(
			set,
			answers.filter((answer) => answer.set === set),
			Infinity
		);
}

function stance(heldOut: readonly TrainingAnswer[]): void {
	const assigner = createStanceAssigner();
	const right = heldOut.filter((answer) => assigner.assign(answer).stance === answer.stance);
	say(
		`Stance on Molenwijk (never trained on): right in ${show(right.length / heldOut.length)} of ${heldOut.length} answers`
	);
}

function coverage(judged: readonly metrics.Judged[]): void {
	say('| Confidence | Share of suggestions | Right |');
	say('|---|---|---|');
	for (const confidence of [0.5, 0.6, 0.7, 0.8, 0.9]) {
		const { share, precision } = metrics.coverageAt(judged, confidence);
		say(`| ≥ ${confidence} | ${show(share)} | ${show(precision)} |`);
	}
}

function groupScores(answers: readonly (LabelledAnswer & { id: string })[]): metrics.GroupScores {
	const groupOf = new Map(
		discover(answers, defaultCodebook).flatMap(({ group, ids }) =>
			ids.map((id): [string, string] => [id, group])
		)
	);
	const labelled = answers.filter(({ labels }) => labels.length > 0);
	return metrics.compareGroups(
		labelled.map(({ labels }) => labels[0]!),
		labelled.map(({ id }) => groupOf.get(id)!)
	);
}

function discovery(heldOut: readonly (LabelledAnswer & { id: string })[]): void {
	const { ami, vMeasure } = groupScores(heldOut);
	say(
		`Discovery on Molenwijk against each answer's first theme: AMI ${show(ami)}, V-measure ${show(vMeasure)}`
	);
}

/** Every second answer judged: by names only, by names and definitions, and after the other half was coded. */
function ownCodebooks(): void {
	say('## Codebooks of their own: samples F1 on one half, and discovery on all');
	say('| Consultation | Judged | Names only | With definitions | After the other half | AMI |');
	say('|---|---|---|---|---|---|');
	for (const { name, codebook, answers } of readConsultations()) {
		const names = codebook.map((theme) => ({ ...theme, definition: '' }));
		const tested = answers.filter((_, i) => i % 2 === 0);
		const coded = answers.filter((_, i) => i % 2 === 1);
		const scores = [
			createAssigner(names),
			createAssigner(codebook),
			createAssigner(codebook, coded)
		].map((assigner) => show(metrics.samplesF1(judge(assigner, tested))));
		const { ami } = groupScores(answers);
		say(`| ${name} | ${tested.length} | ${scores.join(' | ')} | ${show(ami)} |`);
	}
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

if (!process.argv.includes('--no-cross-validation')) {
	themeScores();
	stanceScores();
}
const heldOut = readHeldOut();
say();
say('## Molenwijk, judged by the starter model as it is committed');
say('| Set | Answers | Samples F1 (95%) | Micro F1 | Macro F1 | ECE |');
say('|---|---|---|---|---|---|');
row('molenwijk', judge(createAssigner(defaultCodebook), heldOut));
say();
learningCurve(heldOut);
say();
ownCodebooks();
say();
discovery(heldOut);
stance(heldOut);
speed(readTraining().answers);
