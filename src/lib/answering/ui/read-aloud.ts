/**
 * "Lees voor" at each question: the team's own recording where there is one, else a voice of the device for its
 * language, else nothing.
 */
const PIECES = '.q-text, .q-help, .q-info p, .q-ends span, .q-option > span';

interface Piece {
	text: string;
	language: string;
}

interface Words {
	read: string;
	stop: string;
	failed: string;
	/** What these are written in. */
	language: string;
}

const languageOf = (element: Element) =>
	element.closest<HTMLElement>('[lang]')?.lang.toLowerCase() ?? '';

const piecesOf = (question: Element): Piece[] =>
	[...question.querySelectorAll(question.matches('.q-info') ? 'p' : PIECES)]
		// Behind a question's text stands that it must be answered.
		.map((element) => (element.matches('.q-text') && element.firstElementChild) || element)
		.map((element) => ({ text: element.textContent.trim(), language: languageOf(element) }))
		.filter(({ text }) => text !== '');

/** The team's recording at this question, if this browser can play it. */
function recordingOf(question: Element): HTMLAudioElement | undefined {
	const audio = question.querySelector<HTMLAudioElement>('.q-spoken');
	return audio?.canPlayType(audio.dataset.type ?? '') ? audio : undefined;
}

export function offerReadAloud(form: HTMLFormElement, words: Words): void {
	const { speechSynthesis: speech } = globalThis as { speechSynthesis?: SpeechSynthesis };
	const voiceFor = (language: string) =>
		speech?.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(language));
	/** Ends what is being read now. */
	let silence: (() => void) | undefined;

	const name = (button: HTMLButtonElement, word: string, { text }: Piece) => {
		button.textContent = word;
		// Which one, for who hears the page: the question itself.
		button.ariaLabel = `${word}: ${text}`;
	};
	/** Lets the device read. @returns false when it has no voice for the question's language */
	const speak = (question: Element, done: () => void): boolean => {
		const utterances = piecesOf(question).flatMap(({ text, language }) => {
			const voice = voiceFor(language);
			if (!voice) return [];
			const utterance = new SpeechSynthesisUtterance(text);
			utterance.lang = voice.lang;
			utterance.voice = voice;
			return [utterance];
		});
		utterances.at(-1)?.addEventListener('end', done);
		for (const utterance of utterances) speech?.speak(utterance);
		return utterances.length > 0;
	};
	const read = (question: Element, button: HTMLButtonElement, first: Piece) => {
		const stops = button.textContent === words.stop;
		silence?.();
		if (stops) return;
		const audio = recordingOf(question);
		const done = () => {
			if (silence !== quiet) return;
			silence = undefined;
			name(button, words.read, first);
		};
		const quiet = () => {
			audio?.pause();
			speech?.cancel();
			done();
		};
		silence = quiet;
		name(button, words.stop, first);
		if (!audio) return void speak(question, done);
		audio.currentTime = 0;
		audio.onended = done;
		audio.play().catch(() => {
			// Stopped before it began, or not to be had now: without a line the device itself may read.
			if (silence !== quiet || speak(question, done)) return;
			done();
			button.textContent = words.failed;
		});
	};

	const offer = () => {
		for (const question of form.querySelectorAll('.q')) {
			const [first] = piecesOf(question);
			const audio = recordingOf(question);
			if (!first || question.querySelector('.read')) continue;
			if (!audio && !voiceFor(first.language)) continue;
			const button = document.createElement('button');
			button.type = 'button';
			button.className = 'quiet-button read';
			button.lang = words.language;
			name(button, words.read, first);
			button.addEventListener('click', () => read(question, button, first));
			const heading = question.querySelector('.q-text');
			if (heading) heading.after(button);
			else question.prepend(button);
			audio?.removeAttribute('controls');
		}
	};
	offer();
	// Voices come later than the page on most devices.
	if (speech) speech.onvoiceschanged = offer;
	addEventListener('pagehide', () => silence?.());
}
