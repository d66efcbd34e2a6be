import type { ClauseViews } from './clauses.ts';
import { trainLogistic } from './linear.ts';

export interface Calibration {
	slopes: number[];
	shifts: number[];
}

/** Scores of one answer by a model that did not see it, with the themes it should have had. */
export interface HeldOutScores {
	scores: ArrayLike<number>;
	style: ArrayLike<number>;
	words: number;
	clauses: ClauseViews;
	labels: readonly string[];
}

/** Fits probability = sigmoid(slope * score + shift) per theme (Platt), shrunk towards slope 1, shift 0. */
export function calibrate(
	heldOut: readonly HeldOutScores[],
	themes: readonly string[]
): Calibration {
	const slopes: number[] = [];
	const shifts: number[] = [];
	themes.forEach((theme, k) => {
		const count = heldOut.length;
		const values = new Float32Array(2 * count);
		const offsets = new Float32Array(count);
		const targets = new Float32Array(count);
		heldOut.forEach(({ scores, labels }, i) => {
			values[2 * i] = scores[k]!;
			values[2 * i + 1] = 1;
			offsets[i] = scores[k]!;
			targets[i] = labels.includes(theme) ? 1 : 0;
		});
		const weights = trainLogistic({
			rows: {
				count,
				width: 2,
				starts: Int32Array.from({ length: count + 1 }, (_, i) => 2 * i),
				columns: Int32Array.from({ length: 2 * count }, (_, i) => i % 2),
				values
			},
			outputs: 1,
			targets,
			importance: new Float32Array(count).fill(1),
			offsets,
			penalty: Float32Array.of(5, 5),
			iterations: 50,
			tolerance: 1e-9
		});
		slopes.push(1 + weights[0]!);
		shifts.push(weights[1]!);
	});
	return { slopes, shifts };
}
