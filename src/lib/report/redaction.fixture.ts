/** Answers from the fictional Molenwijk in which somebody can be recognised, and some that only look like it. */
export const GIVES_AWAY: [id: string, text: string, found: string[]][] = [
	[
		'd144',
		'Wil meehelpen vergroenen, app me maar 06-12345678 (Sanne)',
		['phone: 06-12345678', 'name: Sanne']
	],
	[
		'd162',
		'Buurjongen Youssef draagt de boodschappen naar boven als de lift het niet doet. Wil er niks voor hebben.',
		['name: Youssef']
	],
	[
		'd304',
		'Bij de speelgoedruil in De Windvaan, daar heeft ze Deborah en Hanan leren kennen.',
		['name: Deborah', 'name: Hanan']
	],
	[
		'd366',
		'Wel goed. Henk van 87 doet de vuilniszakken voor de halve gang.',
		['name: Henk', 'address: 87']
	],
	[
		'd381',
		'Kan de kleintjes trainen bij voetbal, heb ik jaren gedaan. Vraag maar naar Marco.',
		['name: Marco']
	],
	[
		'd139',
		'Tineke van nummer 12 brengt elke woensdag eten, zonder dat ik erom vraag.',
		['name: Tineke', 'address: nummer 12']
	],
	[
		'd207',
		'Ik wil best meedoen met een buurtpreventieteam als er meer mensen uit de flat meedoen. Bel na zessen 0612345678',
		['phone: 0612345678']
	],
	[
		'd294',
		'Vervoer naar De Windvaan. Er is daar van alles te doen maar dhr. komt er niet. Via dochter regelen: +31 6 12345678.',
		['phone: +31 6 12345678']
	],
	[
		'd311',
		'Coördineert graag een plantgroep, heeft al vijf namen op een lijstje. Te bereiken op 06 12 34 56 78.',
		['phone: 06 12 34 56 78']
	],
	[
		'd217',
		'Ik prik al afval op zondagochtend, wie doet er mee? Mail: ria.prikt@example.nl',
		['email: ria.prikt@example.nl']
	],
	[
		'd388',
		'Doe mee! Heb vorig jaar al zonder te vragen zonnebloemen gezet en ze kwamen nog op ook 🌻 Mail naar zonnebloem@example.com of kom langs op Spilplein 9',
		['email: zonnebloem@example.com', 'address: Spilplein 9']
	],
	[
		'd046',
		'Mw. wil wel water geven als er weer planten komen, woont er recht tegenover. Spilplein 21, bel werkt niet, hard kloppen.',
		['address: Spilplein 21']
	],
	[
		'd259',
		'Hulp in de tuin en iemand om mee te kaarten. Klaverjassen, geen pesten. Wiekslag 14, achterom.',
		['address: Wiekslag 14']
	]
];

export const GIVES_NOTHING_AWAY: [id: string, text: string][] = [
	['d082', 'Pinautomaat terug. Voor een briefje van twintig moet ze nu met de bus naar de stad.'],
	[
		'd129',
		'De halte terug op de hoek. De nieuwe is 600 meter verder, dat haalt dhr. niet meer in één keer en zitten kan onderweg nergens.'
	],
	[
		'd176',
		'leuk appartement maar 1150 kale huur is gewoon niet normaal voor 48 m2. mijn vriendin en ik willen hier wel samenwonen maar dan zit je op 1700 met een wachtlijst erbij, dus nu slapen we om en om bij elkaar als een stel pubers'
	],
	[
		'd199',
		'ik woon noodgedwongen nog bij mn ouders. 23 jaar en nul kans op iets eigens, sta 7 jaar ingeschreven en de laatste keer was ik nr 214'
	],
	['d303', 'Toeslag teruggevorderd, 4.200 euro, weet niet waar te beginnen'],
	[
		'd310',
		'Mw. somt op: plein in 2019 opnieuw bestraat, achttien bomen beloofd, zes geplant, daar leven er nog twee van. Perken aan de kant van de apotheek zijn nooit ingeplant. Ze maakt elk jaar een foto en stuurt die met kerst naar de wethouder. Tot nu toe geen reactie.'
	],
	[
		'd055',
		'Moeder (81) woont bij ze in. Dhr. zoekt iemand die één middag in de week overneemt, "even ademhalen".'
	],
	[
		'd382',
		'Jongen (22) wordt in de hal aangesproken door ouder stel: "wat moet jij hier". Hij woont er zelf. Vindt dat erger dan die gasten die er staan te dealen, "want bij hen weet ik tenminste wat ze willen".'
	],
	[
		'd016',
		'de fietsenkelder. licht valt steeds uit en er zit altijd wel iemand die er niet hoort. ik heb het een keer tegen mn overbuurman gezegd en die zei doe niet zo moeilijk, maar die heeft geen fiets. tegenwoordig til ik hem de trap op en staat ie in mn kamer, wat ook weer niet mag'
	],
	[
		'd098',
		"De vrijdagkeuken was het enige moment dat oud en jong, arm en rijk bij elkaar aan tafel zat. Veertig man, drie pannen, afwassen met z'n allen. Toen ging de coördinator weg, toen mocht er ineens niet meer op gas gekookt worden en toen was het klaar. Doodzonde dat ze dat hebben laten doodbloeden."
	],
	[
		'd146',
		'Fietswrakken. De helft van de rekken bij de ingang staat vol met fietsen die van niemand zijn en de rest zet hem dus maar voor de deur.'
	],
	[
		'd212',
		'Vrachtverkeer naar het bedrijventerrein niet meer over het Korenpad. Er is een andere route, staat ook op het bord, maar de navigatie stuurt ze er gewoon langs. Servies staat te rammelen.'
	],
	[
		'd242',
		'Dhr. vertelt dat er deze winter drie keer politie in de hal is geweest: eerst een vechtpartij, toen een beroving bij de lift, en in januari was de deur van de fietsenberging opengebroken. Zijn vrouw neemt nu altijd de telefoon mee naar de brievenbus. "Wij zijn geen bange mensen, maar je wordt het vanzelf." Wil weten of er iets met de camerabeelden van de overkant gedaan is, heeft daar nooit iets van gehoord.'
	],
	[
		'd264',
		'De \'oude\' wijk kijkt ons aan alsof wij iets hebben afgepakt. Terwijl wij ook gewoon ergens moesten wonen. Op straat wordt mijn vrouw niet teruggegroet, op de buurtapp werd gevraagd of "die van de nieuwbouw" hun containers wel op de goede dag buiten zetten. Klein hoor, maar het telt op.'
	],
	[
		'd283',
		'Bewindvoering loopt, voedselbank, drie kinderen. Is moe van steeds opnieuw haar verhaal doen: bij de bewindvoerder, bij de intern begeleider, bij het loket, en dan is er weer iemand nieuw. Wil één vast persoon die meekijkt. "Geen folder meer. Ik heb een la vol folders."'
	],
	[
		'd308',
		'Het stuk tussen de bushalte en Wiekslag, geen straatlicht, hoge heg. Ik deel dan mn locatie met mn huisgenoot.'
	],
	['d331', 'Kinderen bouwen hutten bij de sloot, "zo ben ik ook groot geworden".'],
	[
		'd344',
		'Ik heb zestien jaar lang elke avond een ommetje gemaakt. Na wat er in december in onze hal gebeurd is ben ik daarmee gestopt. Mijn dochter zegt dat ik overdrijf, maar die woont in een rijtjeshuis met een eigen voordeur. Hier moet je langs die nis bij de liften en je weet nooit wie daar staat.'
	],
	[
		'd367',
		"Mijn vrouw zegt dat ik niet zo moet mopperen, maar jullie vragen het. De containers puilen uit, in de bosjes bij de school liggen blikjes en een matras, er wordt zo hard gereden dat de buurjongen vorig jaar met fiets en al op een motorkap lag, en vanaf oktober word er elke avond vuurwerk afgestoken. Ik heb dat allemaal netjes gemeld, met foto's. Je krijgt een nummer en na drie weken een bericht dat de melding is afgehandeld, terwijl er niemand geweest is. Kom zelf kijken, zou ik zeggen."
	],
	[
		'd415',
		'Een huisarts die nog patiënten aanneemt. De onze is met pensioen en nu moeten we naar de andere kant van Waterhoven.'
	]
];
