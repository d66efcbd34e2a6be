/** What the team of the fictional Molenwijk decided and wrote, so that the demo has something to read. */

export const TEAM = 'Wijkteam Molenwijk (demo)';

/** Known to everyone who reads this: only ever made on an empty database. */
const PASSWORD = 'molenwijk-demo';
export const ACCOUNTS = {
	coordinator: {
		email: 'coordinator@molenwijk.example',
		name: 'Corrie (demo)',
		password: PASSWORD
	},
	worker: { email: 'medewerker@molenwijk.example', name: 'Wim (demo)', password: PASSWORD },
	reviewer: { email: 'meelezer@molenwijk.example', name: 'Rita (demo)', password: PASSWORD }
} as const;

export const CONSULTATION = {
	title: 'Hoe is het wonen in de Molenwijk?',
	neighbourhood: 'Molenwijk',
	purpose:
		'Na een paar incidenten bij De Vang willen we van bewoners horen wat goed gaat, wat beter kan en wat zij zelf willen doen.',
	contact: 'Kom langs in De Windvaan. Vraag naar iemand van het wijkteam.',
	one_per_screen: false,
	languages: ['nl', 'en', 'tr', 'ar', 'pl'] as const,
	smallest_group: 5
};
export const AREAS = [
	'De Vang',
	'Korenpad',
	'Maalderij',
	'Molenstraat',
	'Spilplein',
	'Wiekslag',
	'Zeilhof'
];

export const COMMITTEE_LABEL = 'Bewonerscommissie Molenwijk (demo)';

export const REPORT = {
	title: 'Wat wij hoorden in de Molenwijk',
	introduction:
		'Bewoners vertelden ons hoe het is om in de Molenwijk te wonen. Sommigen deden dat zelf op hun telefoon, anderen in een gesprek. In dit verslag leest u waar het vaak over ging. Wij hebben nog niet alle antwoorden nagekeken: de aantallen kunnen nog groeien.',
	/** By theme of the default codebook. A theme that is not named is left out of the report. */
	sentences: {
		ontmoeting:
			'Bewoners missen een plek om samen te eten en te praten. Zij noemen vaak de vrijdag in De Windvaan.',
		groen:
			'Het Spilplein en de perken zijn niet verzorgd. Bewoners willen zelf helpen met planten.',
		veiligheid:
			'Sommige bewoners voelen zich niet prettig in de hal, de lift of de kelder. Anderen hebben daar geen last van.',
		parkeren:
			'Fietsen en scooters staan in de weg bij de ingang. Bewoners vragen om een stalling die op slot kan.',
		samenleven: 'Veel buren groeten en helpen elkaar. In de hal beneden is dat minder.',
		verkeer: 'Er wordt te hard gereden. Bij de school en op het zebrapad is dat gevaarlijk.'
	} as Record<string, string>
};

export interface StoryQuote {
	respondent: string;
	question: string;
	theme: string;
	text: string;
}

/** Excerpts that nobody can be recognised by, in the order in which the report shows them. */
export const QUOTES: StoryQuote[] = [
	{
		respondent: 'r075',
		question: 'samen_ontmoeten',
		theme: 'ontmoeting',
		text: 'Samen eten op vrijdag. Het ging me niet om het eten.'
	},
	{
		respondent: 'r084',
		question: 'samen_ontmoeten',
		theme: 'ontmoeting',
		text: 'Een lange tafel op het plein, één keer per maand, iedereen neemt wat mee. Zo moeilijk kan het niet zijn?'
	},
	{
		respondent: 'r017',
		question: 'buiten_ergernis',
		theme: 'groen',
		text: 'Voor mijn deur zou volgens de tekening een plantsoen zijn. Het is een zandbak met distels.'
	},
	{
		respondent: 'r003',
		question: 'toekomst_zelf',
		theme: 'groen',
		text: 'Ik heb groene vingers en een kruiwagen. Zeg maar wanneer we beginnen met planten 🌱'
	},
	{
		respondent: 'r045',
		question: 'veilig_gemak',
		theme: 'veiligheid',
		text: 'Sinds iemand in de hal is beroofd heb ik mn sleutel al in mn hand voor ik uit de auto stap'
	},
	{
		respondent: 'r088',
		question: 'veilig_gemak',
		theme: 'veiligheid',
		text: 'Ik hoor de verhalen over de hal ook, maar ik ken de meeste van die jongens van gezicht en dan zeg je gewoon hoi.'
	},
	{
		respondent: 'r050',
		question: 'toekomst_verandering',
		theme: 'parkeren',
		text: 'Gewoon een afgesloten stalling voor fietsen en scooters zodat de ingang vrij is'
	},
	{
		respondent: 'r075',
		question: 'buiten_ergernis',
		theme: 'parkeren',
		text: 'Fietsen voor de brievenbussen, ik moet er half overheen klimmen voor mijn post'
	},
	{
		respondent: 'r009',
		question: 'samen_omgang',
		theme: 'samenleven',
		text: 'We groeten elkaar en passen op elkaars huis in de vakantie.'
	},
	{
		respondent: 'r032',
		question: 'samen_omgang',
		theme: 'samenleven',
		text: 'Op onze verdieping zorgen we voor elkaar. In de hal beneden is het ieder voor zich.'
	},
	{
		respondent: 'r089',
		question: 'veilig_gemak',
		theme: 'verkeer',
		text: 'Als voetganger tel je niet mee, op het zebrapad moet je rennen'
	}
];
