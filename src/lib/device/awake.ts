/** Keeps the screen on while somebody is being recorded: a phone that goes dark may stop listening. */
export class Awake {
	#on = false;
	#lock: WakeLockSentinel | undefined;

	constructor() {
		// The browser lets go of it whenever the page is not looked at.
		document.addEventListener('visibilitychange', () => void this.#hold());
	}

	set(on: boolean): void {
		this.#on = on;
		if (on) void this.#hold();
		else {
			void this.#lock?.release();
			this.#lock = undefined;
		}
	}

	async #hold(): Promise<void> {
		if (!this.#on || document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return;
		try {
			const lock = await navigator.wakeLock.request('screen');
			if (this.#on) this.#lock = lock;
			else await lock.release();
		} catch (refusal) {
			// An almost empty battery: the recording goes on as long as the phone lets it.
			if (!(refusal instanceof DOMException)) throw refusal;
		}
	}
}
