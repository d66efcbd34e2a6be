/** How much may be under way and how much may wait; what comes on top of that hears at once when to come back. */
export interface GateLimits {
	/** Requests that are worked on together. More would wait for a database connection anyway. */
	atOnce: number;
	waiting: number;
	/** Longer than this nobody waits. */
	patienceMs: number;
}

type Leave = () => void;

interface Waiter {
	enter: (leave: Leave | undefined) => void;
	timer: ReturnType<typeof setTimeout>;
}

/** Lets in what the database can handle, in the order of arrival, and turns away the rest instead of failing halfway. */
export class Gate {
	readonly #limits: GateLimits;
	readonly #queue = new Set<Waiter>();
	#inside = 0;

	constructor(limits: GateLimits) {
		this.#limits = limits;
	}

	/** Resolves to the way out, to be called once when done; or to undefined when it is too crowded. */
	enter(): Promise<Leave | undefined> {
		if (this.#inside < this.#limits.atOnce) return Promise.resolve(this.#admit());
		if (this.#queue.size >= this.#limits.waiting) return Promise.resolve(undefined);
		return new Promise((resolve) => {
			const timer = setTimeout(() => {
				this.#queue.delete(waiter);
				resolve(undefined);
			}, this.#limits.patienceMs);
			const waiter: Waiter = { enter: resolve, timer };
			this.#queue.add(waiter);
		});
	}

	#admit(): Leave {
		this.#inside += 1;
		let left = false;
		return () => {
			if (left) return;
			left = true;
			this.#inside -= 1;
			this.#letNextIn();
		};
	}

	#letNextIn(): void {
		const [next] = this.#queue;
		if (!next) return;
		this.#queue.delete(next);
		clearTimeout(next.timer);
		next.enter(this.#admit());
	}
}
