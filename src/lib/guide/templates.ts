import { Guide } from './guide.ts';
import molenwijk from './templates/molenwijk.json' with { type: 'json' };

/** The guide of the fictional Molenwijk: an example to start from. */
export const molenwijkGuide: Guide = Guide.parse(molenwijk);

const INTRODUCTION =
	'Wij horen graag wat u vindt van wonen in de wijk. Er zijn geen goede of foute antwoorden. ' +
	'U hoeft uw naam niet te zeggen. U mag een vraag overslaan.';

const CONSENT = `Meedoen is vrijwillig. U mag op elk moment stoppen. U hoeft niet te zeggen waarom. Het heeft geen gevolgen voor de hulp die u krijgt.

Wij bewaren uw antwoorden, de taal waarin u antwoordt en, als u dat wilt, uw straat of gebouw. Uw naam, adres en telefoonnummer bewaren wij niet. Noemt u toch een naam? Dan halen we die weg.

Wij gebruiken de antwoorden om te zien wat er speelt in de wijk. Een computerprogramma helpt ons om de antwoorden op onderwerp te sorteren. Een medewerker kijkt dat na. In het verslag staat niet wie wat heeft gezegd.

Alleen het wijkteam ziet alle antwoorden. Aan het eind krijgt u een code. Met die code kunt u uw antwoorden later laten weghalen.

Bent u jonger dan 16 jaar? Dan moet uw ouder of verzorger ook ja zeggen.`;

const CLOSING =
	'Dank u wel voor uw antwoorden. Wij lezen alles. Samen met bewoners maken we er plannen mee. ' +
	'Wij laten u weten wat ermee gebeurt.';

/** A guide without topics, with the texts that every guide needs, in plain Dutch, to be adapted by the team. */
export function emptyGuide(title: string): Guide {
	return {
		title: { nl: title },
		introduction: { nl: INTRODUCTION },
		consent: { nl: CONSENT },
		topics: [],
		closing: { nl: CLOSING },
		minutes: 10
	};
}
