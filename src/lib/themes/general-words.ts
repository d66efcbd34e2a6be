const list = `
een twee drie vier vijf zes zeven acht negen tien elf twaalf twintig dertig veertig vijftig honderd duizend eerste tweede derde vierde
halve half heel hele paar aantal enkele enkel alles iedere ieder elk ander andere dezelfde hetzelfde eigen zelfde beide allebei
jaar jaren maand maanden week weken dag dagen uur uren minuut minuten keer keren maal tijd tijden moment ochtend ochtends middag
middags avond avonds nacht nachts vandaag morgen gisteren maandag dinsdag woensdag donderdag vrijdag zaterdag zondag weekend
vorig vorige volgend volgende laatste lang lange kort korte snel straks vroeger later net pas sinds intussen inmiddels tegenwoordig
januari februari maart april mei juni juli augustus september oktober november december zomer winter lente herfst
zie ziet zien zag gezien kijk kijkt kijken keek zeg zegt zeggen zei gezegd vraag vraagt vragen vroeg gevraagd weet weten wist
denk denkt denken dacht hoor hoort horen hoorde gehoord voel voelt voelen voelde loop loopt lopen liep gelopen zit zitten zat gezeten
lig ligt liggen lag gelegen sta stond stonden hang hangt hing zet zetten zette gezet leg legt legde pak pakt pakken pakte gepakt
geef geeft geven gaf gegeven krijg krijgt krijgen kreeg kregen gekregen neem neemt nemen nam genomen haal haalt halen haalde gehaald
breng brengt brengen bracht gebracht houd houdt houden hield laat laten liet gelaten blijf blijft blijven bleef gebleven begin begint
begon begonnen stop stopt stoppen probeer proberen gebruik gebruiken gebruikt werkt hoef hoeft hoeven mogen mocht durf durft
zoek zoekt zoeken vond gevonden mis mist missen gemist heet heten lijkt lijken leek noem noemt ben geworden werden word gebeurt
gebeurd gebeuren gedaan deed deden ging gingen gegaan kwam kwamen gekomen bel belt wacht wachten woon woont leef leeft staan
wens wil zou graag hoop hopen snap snapt bedoel volgen volgt pakken zetten erg best leuk leuke fijn fijne mooi mooie goed goede
slecht slechte groot grote klein kleine nieuw nieuwe oud oude jong jonge hoog hoge laag lage ver dichtbij echt echte beter betere
prima makkelijk moeilijk lekker jammer belangrijk nodig normaal gewone bepaalde bijzonder bijzonders bijzonderheden vol volle leeg
idee ideeën plan plannen voorstel plek plekken plaats ding dingen iets manier stuk deel kant hoek punt probleem problemen reden soort
mens mensen man mannen vrouw vrouwen iemand niemand iedereen persoon personen meneer mevrouw dhr mevr heer naam buurt wijk
hele allemaal overal ergens nergens daarvoor daarna daardoor daarmee daarin daarop hierdoor ervoor erna ermee erop erin eruit eraan
zodat terwijl totdat hoewel zodra tenminste anders trouwens namelijk helaas gelukkig meteen direct opnieuw alweer alsnog zomaar
beetje genoeg meestal zeker altijd nooit vaker minder langs rond buiten binnen beneden achter voor naast onder bovenop mijn zijn haar
hoi dank bedankt groet groetjes alstublieft succes
all and any are been can can't come could did does doing done don't each even every for from get gets getting give goes going gone got
had has have here his her him how into it's its just know knows last like long lot make makes many more most much must need needs never new
nobody not nothing now off old one only our out over own people place please put really said same say says see should since some somebody
someone something still such take than that's their them then there these they thing things think this those time times too two very
want wants was way week weeks were what when where which while who why will with would year years yes you your day days night every
actually after again also always another around back because before being better between big both down during few first good great half
hour hours isn't let little made may might month months morning evening once other others part quite right small sometimes soon three
through today told under until use used well went without won't yet every
`;

/** Words that say nothing of a subject when they stand in a heading or a list of key words. */
export const generalWords: ReadonlySet<string> = new Set(list.split(/\s+/).filter(Boolean));
