import { readdirSync, readFileSync } from 'node:fs';
import { cpus, release, totalmem } from 'node:os';

/** One line of the table. `within` is absent where there is no budget: then the number is for information. */
export interface Measurement {
	what: string;
	value: string;
	budget: string;
	within?: boolean;
	/** The bare numbers, for `--json`. */
	numbers: Record<string, number>;
}

export function machine() {
	const [cpu] = cpus();
	return {
		cpu: cpu?.model.trim() ?? 'unknown',
		cores: cpus().length,
		memoryGB: Math.round(totalmem() / 2 ** 30),
		system: `${process.platform} ${release()}`,
		node: process.version
	};
}

/** The value that `share` (0–1) of the samples do not exceed. */
export function quantile(samples: number[], share: number): number {
	const sorted = samples.toSorted((a, b) => a - b);
	return sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)] ?? NaN;
}
export const median = (samples: number[]): number => quantile(samples, 0.5);

/** Proportional and resident memory of these processes in MB. Shared pages count once over all in the first. */
export function memoryOf(pids: number[]): { pss: number; rss: number } {
	const total = (field: string) =>
		pids.reduce((sum, pid) => {
			const text = readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8');
			return sum + Number(new RegExp(`^${field}:\\s+(\\d+)`, 'm').exec(text)?.[1] ?? NaN);
		}, 0) / 1024;
	return { pss: total('Pss'), rss: total('Rss') };
}

/** A process and all that it started. */
export function withChildren(pid: number): number[] {
	const parents = readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.flatMap((name) => {
			try {
				const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
				return [
					[Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1])] as const
				];
			} catch {
				// It ended while we looked.
				return [];
			}
		});
	const childrenOf = (parent: number): number[] =>
		parents.filter(([, of]) => of === parent).flatMap(([child]) => [child, ...childrenOf(child)]);
	return [pid, ...childrenOf(pid)];
}
