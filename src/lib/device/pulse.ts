/** While somebody works the line is felt often, so that the bar is right within two seconds; else seldom. */
const BUSY_MS = 1_000;
const QUIET_MS = 10_000;
/** How long after the last touch somebody counts as working. */
const WORKING_MS = 20_000;
/** No answer by then is no connection. */
export const BEAT_PATIENCE_MS = 1_500;

interface PulseEdge {
	/** One small request; false when nothing came back in time. */
	beat: () => Promise<boolean>;
	heard: (alive: boolean) => void;
	/** In milliseconds. */
	now: () => number;
}

/** Feels whether there is a connection, from `start` to `stop`. A browser alone does not know: a router may be cut off. */
export class Pulse {
	readonly #edge: PulseEdge;
	#touched = 0;
	#timer: ReturnType<typeof setTimeout> | undefined;
	/** Another with every start and stop: a beat that was under way then is not heard any more. */
	#turn = 0;

	constructor(edge: PulseEdge) {
		this.#edge = edge;
	}

	start(): void {
		this.stop();
		void this.#beat(this.#turn);
	}

	stop(): void {
		this.#turn += 1;
		clearTimeout(this.#timer);
		this.#timer = undefined;
	}

	/** Somebody does something. */
	touch(): void {
		const slept = this.#edge.now() - this.#touched >= WORKING_MS;
		this.#touched = this.#edge.now();
		if (slept && this.#timer !== undefined) this.start();
	}

	async #beat(turn: number): Promise<void> {
		const alive = await this.#edge.beat();
		if (turn !== this.#turn) return;
		this.#edge.heard(alive);
		const working = this.#edge.now() - this.#touched < WORKING_MS;
		this.#timer = setTimeout(() => void this.#beat(turn), working ? BUSY_MS : QUIET_MS);
	}
}
