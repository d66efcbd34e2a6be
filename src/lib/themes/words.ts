const list = `
aan al alle alleen allemaal als altijd ander andere anders
ben bent bij bijna bijvoorbeeld binnen boven buiten
daar daarom dan dat de deze die dit doe doen doet door dus
echt een eens eerst eigenlijk elk elkaar elke en er erg ergens even
gaan gaat geen geweest gewoon graag goed
had hadden heb hebben hebt heeft heel helemaal hem hen het hier hij hoe hoor hun
iedereen iemand iets ik in is
ja jaar je jij jou jouw jullie
kan kom komen komt kon kun kunnen kunt
laat later liever
maak maar maken maakt me mee meer men met mij mijn misschien moet moeten mogen
na naar nee nergens net niemand niet niets niks nog nooit nou nu
of om omdat onder ons onze ook op over
per
precies
samen soms staan staat steeds
te tegen terug toch toen tot tussen
uit u uw
van vaak vanaf veel vind vinden vindt voor vooral
waar waarom wanneer want weet waren was wat we weer wel welke werd wie wij wil willen worden wordt
ze zeer zelf zich zij zijn zo zoals zoiets zonder zou zouden
ben t s n m k d
the and of to is in it for on with that this
`;

/** Words that carry no theme of their own. */
export const functionWords: ReadonlySet<string> = new Set(list.split(/\s+/).filter(Boolean));
