/** "Lees voor" at each question, where the device has a voice for its language; nothing where it has none. */
const PIECES = '.q-text > span:first-child, .q-help, .q-info p, .q-ends span, .q-option > span';

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
		.map((element) => ({
			text: element.textContent.trim(),
			language: languageOf(element)
		}))
		.filter(({ text }) => text !== '');

export function offerReadAloud(form: HTMLFormElement, words: Words): void {
	const { speechSynthesis: speech } = globalThis as { speechSynthesis?: SpeechSynthesis };
	if (!speech) return;
	const voiceFor = (language: string) =>
		speech.getVoices().find((voice) => voice.lang.toLowerCase().startsWith(language));
	let silence: (() => void) | undefined;

	const read = (question: Element, button: HTMLButtonElement, label: Text) => {
		const stops = button.dataset.reading !== undefined;
		silence?.();
		speech.cancel();
		if (stops) return;
		const done = () => {
			delete button.dataset.reading;
			label.data = words.read;
			silence = undefined;
		};
		silence = done;
		button.dataset.reading = '';
		label.data = words.stop;
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
			const label = new Text(words.read);
			// Which one, for who hears the page: the question itself.
			const which = document.createElement('span');
			which.className = 'unseen';
			which.lang = first.language;
			which.textContent = `: ${first.text}`;
			button.append(label, which);
			button.addEventListener('click', () => read(question, button, label));
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
