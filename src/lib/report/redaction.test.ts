import { describe, expect, test } from 'vitest';
import { molenwijkGuide } from '../guide/templates.ts';
import { localize, questionsOf } from '../guide/guide.ts';
import { GIVES_AWAY, GIVES_NOTHING_AWAY } from './redaction.fixture.ts';
import { findPersonal, redact } from './redaction.ts';
import type { PersonalKind } from './span.ts';

const AREAS = [
	'De Vang',
	'Molenstraat',
	'Spilplein',
	'Korenpad',
	'Wiekslag',
	'Zeilhof',
	'Maalderij'
];
const KNOWN = [
	...AREAS,
	'Molenwijk',
	...[molenwijkGuide.introduction, molenwijkGuide.title].map((text) => localize(text, 'nl').text),
	...questionsOf(molenwijkGuide).flatMap(({ question }) =>
		'options' in question ? question.options.map((option) => localize(option.label, 'nl').text) : []
	)
];
/** What is replaced when somebody presses "vervang alles": hints are not. */
const found = (text: string, known = KNOWN) =>
	findPersonal(text, known)
		.filter((span) => span.certainty !== 'hint')
		.map((span) => `${span.kind}: ${text.slice(span.start, span.end)}`);
const hinted = (text: string) =>
	findPersonal(text, KNOWN)
		.filter((span) => span.certainty === 'hint')
		.map((span) => `${span.kind}: ${text.slice(span.start, span.end)}`);

describe('what gives a person away is found', () => {
	test.each<[PersonalKind, string, string]>([
		['phone', 'App me maar 06-12345678 graag', '06-12345678'],
		['phone', 'Bel na zessen 0612345678', '0612345678'],
		['phone', 'Te bereiken op 06 12 34 56 78.', '06 12 34 56 78'],
		['phone', 'Via dochter: +31 6 12345678.', '+31 6 12345678'],
		['phone', 'Bel +31(0)6-12345678', '+31(0)6-12345678'],
		['phone', 'Bel 0031612345678 maar', '0031612345678'],
		['phone', 'Vast: 020-1234567', '020-1234567'],
		['phone', 'Vast: (0297) 12 34 56', '(0297) 12 34 56'],
		['phone', 'nummer 06.12.34.56.78', '06.12.34.56.78'],
		['email', 'Mail: ria.prikt@example.nl', 'ria.prikt@example.nl'],
		['email', 'jan (at) voorbeeld.nl', 'jan (at) voorbeeld.nl'],
		['address', 'Spilplein 21, bel werkt niet', 'Spilplein 21'],
		['address', 'kom langs op wiekslag 14', 'wiekslag 14'],
		['address', 'ik woon aan de Lange Dwarsstraat 12b', 'Lange Dwarsstraat 12b'],
		['address', 'De Vang nr. 83 doet niet open', 'De Vang nr. 83'],
		['address', 'de mensen op nummer 12 schreeuwen', 'nummer 12'],
		['postcode', 'ik woon op 1234 AB', '1234 AB'],
		['plate', 'die auto met AB-123-C', 'AB-123-C'],
		['plate', 'kenteken 12-XYZ-3 staat er altijd', '12-XYZ-3'],
		['number', 'maak over op NL91 ABNA 0417 1643 00', 'NL91 ABNA 0417 1643 00'],
		['name', 'Vraag maar naar Marco.', 'Marco'],
		['name', 'Ik ben Joke', 'Joke'],
		['name', 'mevrouw de Vries heeft een sleutel', 'de Vries'],
		['name', 'Buurvrouw Aafje El Amrani helpt', 'Aafje El Amrani'],
		['name', 'dhr. Pietersen klaagt altijd', 'Pietersen'],
		['name', 'mijn buurvrouw tineke kookt', 'tineke'],
		['name', 'Daar woont Özlem met haar moeder', 'Özlem'],
		['name', 'samen met Mark van hierboven', 'Mark']
	])('%s in "%s"', (kind, text, expected) => {
		expect(found(text)).toContain(`${kind}: ${expected}`);
	});
});

describe('what gives nobody away is left alone', () => {
	test.each([
		'Voor een briefje van twintig moet ze naar de stad',
		'De nieuwe is 600 meter verder',
		'1150 kale huur en dan zit je op 1700',
		'de laatste keer was ik nr 214',
		'Toeslag teruggevorderd, 4.200 euro',
		'plein in 2019 opnieuw bestraat',
		'In de Molenstraat 30 km rijden',
		'Op het Spilplein 38 graden gemeten',
		'Moeder (81) woont bij ze in',
		'Samen eten in De Windvaan in Waterhoven',
		'de bas dreunt door de vloer',
		'Wil graag helpen. Bas dreunt door de vloer',
		'van 12-05-2019 tot 13-05-2019',
		'Bij De Vang staat alles vol'
	])('"%s"', (text) => {
		expect(found(text)).toEqual([]);
	});
});

describe('Molenwijk', () => {
	test.each(GIVES_AWAY)('finds what stands in %s', (_id, text, expected) => {
		expect(found(text)).toEqual(expected);
	});
	test.each(GIVES_NOTHING_AWAY)('finds nothing in %s', (_id, text) => {
		expect(found(text)).toEqual([]);
	});
});

test('redacting replaces each place, from the back to the front', () => {
	const text = 'Vraag naar Marco, 06-12345678';
	expect(redact(text, findPersonal(text))).toBe('Vraag naar [naam], [telefoonnummer]');
});

test('what was redacted is not found again', () => {
	expect(findPersonal('Vraag naar [naam] of [Marco]')).toEqual([]);
});

test('an unusual situation and a great age ask for a second look, without being replaced', () => {
	expect(hinted('Mijn man heeft dementie en is 97 jaar')).toEqual([
		'situation: dementie',
		'age: 97 jaar'
	]);
	expect(found('Mijn man heeft dementie en is 97 jaar')).toEqual([]);
});
