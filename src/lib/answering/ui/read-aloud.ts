/** "Lees voor" at each question, where the device has a voice for its language; nothing where it has none. */
const PIECES = '.q-text, .q-help, .q-info p, .q-ends span, .q-option > span';

interface Piece {
	text: string;
	language: string;
}

interface Words {
	read: string;
	stop: string;
	/** What these two are written in. */
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

export function offerReadAloud(form: HTMLFormElement, words: Words): void {
	const { speechSynthesis: speech } = globalThis as { speechSynthesis?: SpeechSynthesis };
	if (!speech) return;
	const voiceFor = (language: string) =>
		speech.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(language));
	let silence: (() => void) | undefined;

	const name = (button: HTMLButtonElement, word: string, { text }: Piece) => {
		button.textContent = word;
		// Which one, for who hears the page: the question itself.
		button.ariaLabel = `${word}: ${text}`;
	};
	const read = (question: Element, button: HTMLButtonElement, first: Piece) => {
		const stops = button.textContent === words.stop;
		silence?.();
		speech.cancel();
		if (stops) return;
		const done = () => {
			name(button, words.read, first);
			silence = undefined;
		};
		silence = done;
		name(button, words.stop, first);
		const utterances = piecesOf(question).flatMap(({ text, language }) => {
			const voice = voiceFor(language);
			if (!voice) return [];
			const utterance = new SpeechSynthesisUtterance(text);
			utterance.lang = voice.lang;
			utterance.voice = voice;
			return [utterance];
		});
		utterances.at(-1)?.addEventListener('end', () => {
			if (silence === done) done();
		});
		for (const utterance of utterances) speech.speak(utterance);
	};

	const offer = () => {
		for (const question of form.querySelectorAll('.q')) {
			const [first] = piecesOf(question);
			if (!first || !voiceFor(first.language) || question.querySelector('.read')) continue;
			const button = document.createElement('button');
			button.type = 'button';
			button.className = 'quiet-button read';
			button.lang = words.language;
			name(button, words.read, first);
			button.addEventListener('click', () => read(question, button, first));
			const heading = question.querySelector('.q-text');
			if (heading) heading.after(button);
			else question.prepend(button);
		}
	};
	offer();
	// Voices come later than the page on most devices.
	speech.onvoiceschanged = offer;
	addEventListener('pagehide', () => speech.cancel());
}
