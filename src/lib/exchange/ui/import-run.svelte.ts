import type { Guide } from '../../guide/guide.ts';
import type { BadRow } from '../bad-rows.ts';
import { Gathering, type Batch } from '../batch.ts';
import { checkMapping, matchColumns, type Mapping, type Target } from '../columns.ts';
import { openCsv, type CsvFile, type CsvRow, type OpenedCsv } from '../csv.ts';
import type { Source } from '../encoding.ts';
import { KNOWN_BATCH, SHOWN_PROBLEMS } from '../limits.ts';
import type { Defaults, RowResult } from '../rows.ts';
import { readEach, Settled, sourceOf } from './reading.ts';
import { askKnown, sendRows, type Failure, type Reply } from './server.ts';

export type Phase = 'choose' | 'columns' | 'checking' | 'checked' | 'sending' | 'paused' | 'done';

interface Surroundings {
	consultation: string;
	version: string;
	guide: Guide;
	areas: { id: string; name: string }[];
	/** The address of the page: its endpoints stand below it. */
	page: string;
}

const noCounts = () => ({ read: 0, fresh: 0, already: 0, withdrawn: 0, bad: 0 });

/** One import from choosing a file to the end: what the page shows, and the acts that its buttons do. */
export class ImportRun {
	phase = $state<Phase>('choose');
	/** Why the file, the check or the sending did not go on. */
	refused = $state<Extract<OpenedCsv, { state: 'refused' }>['why'] | 'unreadable'>();
	failed = $state<Failure>();
	stopped = $state(false);
	fileName = $state('');
	file = $state.raw<CsvFile>();
	mapping = $state<Mapping>([]);
	defaults = $state<Defaults>({ mode: 'paper', language: 'nl', interviewVoice: 'paraphrase' });
	counts = $state(noCounts());
	sent = $state(0);
	/** The first bad rows, for the page. */
	shown = $state.raw<BadRow[]>([]);
	/** Every bad row, for the list to download. */
	bad: BadRow[] = [];

	readonly mappingProblems = $derived.by(() => checkMapping(this.mapping, this.#around().guide));
	readonly busy = $derived(this.phase === 'checking' || this.phase === 'sending');

	#around: () => Surroundings;
	#source: Source = async function* () {};
	#sending = '';
	/** Rows that need not be sent: there already, withdrawn, or sent in this run. */
	#settled = new Settled();

	constructor(around: () => Surroundings) {
		this.#around = around;
	}

	/** Reads the head of a file and guesses what its columns are. */
	async choose(file: File): Promise<void> {
		this.#source = sourceOf(file);
		this.refused = undefined;
		this.failed = undefined;
		this.stopped = false;
		await this.#reading(async () => {
			const opened = await openCsv(this.#source);
			if (opened.state === 'refused') {
				this.refused = opened.why;
				this.phase = 'choose';
				return;
			}
			this.file = opened.file;
			this.fileName = file.name.slice(-300);
			this.mapping = matchColumns(opened.file.headers, this.#around().guide);
			this.phase = 'columns';
		});
	}

	map(column: number, target: Target): void {
		this.mapping[column] = target;
	}

	backToColumns(): void {
		this.phase = 'columns';
	}

	/** Reads the whole file without storing anything. */
	async check(): Promise<void> {
		this.#start('checking');
		this.counts = noCounts();
		this.bad = [];
		this.shown = [];
		this.#settled = new Settled();
		this.#sending = crypto.randomUUID();
		this.sent = 0;
		let ids: string[] = [];
		const whole = await this.#each(async (row, result) => {
			this.counts.read += 1;
			if ('problems' in result) this.#noteBad({ row, problems: result.problems });
			else ids.push(result.ok.id);
			if (ids.length < KNOWN_BATCH) return true;
			const asked = ids;
			ids = [];
			return this.#ask(asked);
		});
		if (whole && (ids.length === 0 || (await this.#ask(ids)))) this.phase = 'checked';
		else if (this.phase === 'checking') this.phase = 'columns';
	}

	/** Sends the rows that are new; what an earlier try has sent is not sent again. */
	async send(): Promise<void> {
		this.#start('sending');
		const gathering = new Gathering();
		let ids: string[] = [];
		const whole = await this.#each(async (row, result) => {
			if (row.broken || !('ok' in result) || this.#settled.has(result.ok.id)) return true;
			const full = gathering.add(row, result.occurrence);
			const before = ids;
			ids = full ? [result.ok.id] : [...ids, result.ok.id];
			return !full || this.#deliver(full, before);
		});
		const rest = gathering.take();
		if (whole && (rest.length === 0 || (await this.#deliver(rest, ids)))) this.phase = 'done';
		else if (this.phase === 'sending') this.phase = 'paused';
	}

	stop(): void {
		this.stopped = true;
	}

	#start(phase: Phase): void {
		this.phase = phase;
		this.failed = undefined;
		this.stopped = false;
	}

	#noteBad(row: BadRow): void {
		this.counts.bad += 1;
		this.bad.push(row);
		if (this.shown.length < SHOWN_PROBLEMS) this.shown = [...this.shown, row];
	}

	/**
	 * Gives every row of the file to `act`, with pauses for the page, until `act` says false or somebody stops it.
	 * @returns whether the end of the file was reached
	 */
	async #each(act: (row: CsvRow, result: RowResult) => Promise<boolean>): Promise<boolean> {
		const { file } = this;
		if (!file) return false;
		const { consultation, guide, areas } = this.#around();
		const { headers } = file;
		const mapping = $state.snapshot(this.mapping);
		const defaults = $state.snapshot(this.defaults);
		const frame = { consultation, guide, areas, headers, mapping, defaults };
		const end = await this.#reading(() =>
			readEach(this.#source, file, frame, async (row, result) => {
				return !this.stopped && (await act(row, result));
			})
		);
		return end ?? false;
	}

	/** A file that was changed or moved meanwhile cannot be read on: that is told, other failures are bugs. */
	async #reading<T>(read: () => Promise<T>): Promise<T | undefined> {
		try {
			return await read();
		} catch (error) {
			if (!(error instanceof DOMException)) throw error;
			this.refused = 'unreadable';
			this.phase = 'choose';
			return undefined;
		}
	}

	async #ask(ids: string[]): Promise<boolean> {
		const known = this.#take(await askKnown(this.#around().page, ids));
		if (!known) return false;
		for (const [id, status] of Object.entries(known)) {
			this.counts[status] += 1;
			this.#settled.add(id);
		}
		this.counts.fresh += ids.length - Object.keys(known).length;
		return true;
	}

	async #deliver(rows: Batch['rows'], ids: string[]): Promise<boolean> {
		const { page, version } = this.#around();
		const receipt = this.#take(
			await sendRows(page, {
				sending: this.#sending,
				version,
				fileName: this.fileName,
				headers: this.file!.headers,
				mapping: $state.snapshot(this.mapping),
				defaults: $state.snapshot(this.defaults),
				rows
			})
		);
		if (!receipt) return false;
		for (const id of ids) this.#settled.add(id);
		this.sent += rows.length - receipt.problems.length;
		const byLine = Map.groupBy(receipt.problems, (problem) => problem.line);
		for (const [line, problems] of byLine) {
			const row = rows.find((each) => each.line === line);
			if (row) this.#noteBad({ row, problems });
		}
		return true;
	}

	#take<T>(reply: Reply<T>): T | undefined {
		if (reply.state === 'ok') return reply.value;
		this.failed = reply.why;
		return undefined;
	}
}
