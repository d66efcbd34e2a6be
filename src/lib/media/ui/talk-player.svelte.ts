/** How far back one jumps to hear it once more. */
export const BACK_SECONDS = 5;

/** The players of one recorded conversation, steered from where it is typed out. */
export class TalkPlayer {
	readonly #stretches: { audio: HTMLAudioElement; number: number }[] = [];
	#at = $state.raw<{ audio: HTMLAudioElement; number: number }>();
	#playing = $state(false);
	#seconds = $state(0);

	/** The stretch that was heard last; undefined before any was. */
	get stretch() {
		return this.#at?.number;
	}
	get playing() {
		return this.#playing;
	}
	/** Where in that stretch. */
	get seconds() {
		return this.#seconds;
	}

	/** Takes a stretch's player along, as an attachment of it. */
	follow = (number: number) => (audio: HTMLAudioElement) => {
		const one = { audio, number };
		this.#stretches.push(one);
		const heard = () => {
			if (audio.paused && this.#at?.audio !== audio) return;
			if (this.#at?.audio !== audio) this.#at?.audio.pause();
			this.#at = one;
			this.#playing = !audio.paused;
			this.#seconds = audio.currentTime;
		};
		const events = ['play', 'pause', 'timeupdate', 'ended'] as const;
		for (const event of events) audio.addEventListener(event, heard);
		return () => {
			for (const event of events) audio.removeEventListener(event, heard);
			this.#stretches.splice(this.#stretches.indexOf(one), 1);
			if (this.#at === one) this.#at = undefined;
		};
	};

	/** Plays on where it was, or from the beginning; or pauses. */
	toggle(): void {
		const audio = (this.#at ?? this.#stretches[0])?.audio;
		if (!audio) return;
		// Its own player says so when it cannot be heard.
		if (audio.paused) audio.play().catch(() => undefined);
		else audio.pause();
	}

	back(): void {
		if (this.#at) this.#at.audio.currentTime = Math.max(0, this.#seconds - BACK_SECONDS);
	}
}
