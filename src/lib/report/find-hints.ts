import type { PersonalKind, Span } from './span.ts';

/** Ages that few reach; a plain "23 jaar" or "(81)" tells a neighbour nothing. */
const RARE_AGE = /(?<!\d)(?:9\d|1[01]\d)\s?(?:jaar|jr\.?|jarige)(?!\p{L})/giu;

/** Circumstances by which neighbours recognise each other, or which are nobody's business. */
const SITUATION = new RegExp(
	String.raw`(?<!\p{L})(?:verslaafd\p{L}*|verslaving|alcoholis\p{L}*|gevangenis|gedetineerd|veroordeeld|enkelband|zelfmoord|su[iï]cide|` +
		String.raw`mishandel\p{L}*|verkracht\p{L}*|misbruik\p{L}*|huiselijk geweld|blijf-van-mijn-lijf\p{L}*|schizofre\p{L}*|psychose|psychotisch|` +
		String.raw`dementie|alzheimer|kanker|hiv|transgender|drieling|vierling|illegaal|uitgeprocedeerd|bewindvoering|faillissement|uithuisplaatsing|uit huis geplaatst)(?!\p{L})`,
	'giu'
);
const WRITTEN_OUT_PHONE = /(?<!\p{L})nul[\s-]*zes(?!\p{L})/giu;

const hints = (text: string, pattern: RegExp, kind: PersonalKind): Span[] =>
	[...text.matchAll(pattern)].map((hit) => ({
		start: hit.index,
		end: hit.index + hit[0].length,
		kind,
		certainty: 'hint'
	}));

/** What is worth a second look before a quote is released. */
export function findHints(text: string): Span[] {
	return [
		...hints(text, RARE_AGE, 'age'),
		...hints(text, SITUATION, 'situation'),
		...hints(text, WRITTEN_OUT_PHONE, 'phone')
	];
}
