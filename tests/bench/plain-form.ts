import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync } from 'node:zlib';
import {
	localize,
	type Guide,
	type LocalizedText,
	type Question
} from '../../src/lib/guide/guide.ts';

const said = (text: LocalizedText) =>
	localize(text, 'nl').text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const choice = (type: string, name: string, value: string, label: string) =>
	`<p><label><input type="${type}" name="${name}" value="${value}"> ${label}</label></p>`;
const numbers = (from: number, to: number) =>
	Array.from({ length: to - from + 1 }, (_, step) => String(from + step));

function control(question: Question): string {
	const { key } = question;
	switch (question.kind) {
		case 'open':
			return `<textarea name="${key}" rows="4" cols="40"></textarea>`;
		case 'single':
		case 'multiple': {
			const type = question.kind === 'single' ? 'radio' : 'checkbox';
			return question.options.map(({ id, label }) => choice(type, key, id, said(label))).join('');
		}
		case 'yesno':
			return choice('radio', key, 'yes', 'Ja') + choice('radio', key, 'no', 'Nee');
		case 'grade':
			return numbers(1, 10)
				.map((n) => choice('radio', key, n, n))
				.join('');
		case 'scale':
			return numbers(1, question.points)
				.map((n) => choice('radio', key, n, n))
				.join('');
		case 'number':
			return `<input name="${key}" inputmode="decimal">`;
		case 'info':
			return '';
	}
}

/** The first topic of a guide as somebody would write it by hand: no styles, no script, nothing kept. */
function plainPage(guide: Guide): string {
	const topic = guide.topics[0]!;
	const questions = topic.questions.map(
		(question) =>
			`<fieldset><legend>${said(question.text)}</legend><p>${said(question.help)}</p>${control(question)}</fieldset>`
	);
	return `<!doctype html><html lang="nl"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${said(guide.title)}</title><h1>${said(topic.title)}</h1><p>${said(topic.introduction)}</p><form method="post">${questions.join('')}<button>Volgende</button></form></html>`;
}

/** Serves the plain form, compressed the way the app compresses its pages. */
export async function servePlainForm(guide: Guide) {
	const body = brotliCompressSync(plainPage(guide));
	const server = createServer((req, res) => {
		if (req.url !== '/') return res.writeHead(404).end();
		res.writeHead(200, {
			'content-type': 'text/html; charset=utf-8',
			'content-encoding': 'br',
			'content-length': body.length
		});
		return res.end(body);
	});
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
		close: () => {
			server.close();
			server.closeAllConnections();
		}
	};
}
