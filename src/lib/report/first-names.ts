/**
 * First names that are common in Dutch neighbourhoods, in lower case and without accents: Dutch, Turkish, Arabic and
 * Amazigh, Polish, Surinamese and Antillean, Ukrainian, English. A help for the person who checks a quote, never a proof.
 */
const NAMES = `
aad aart aafke abdel abdelkader abdellah abdul abdullah abel achmed ada adam adriaan adriana agata agnes agnieszka ahmed ahmet aicha aisha
albert alberto alejandro aleksandra aleksander alex alexander alexandra ali alicja alina aliyah amber amina amir amira amy ana anastasia
andrea andreas andrei andrew andries andrzej angela angelique anita anja anke ankie anna annabel anneke annelies annemarie annemieke annet
annette anneliese annie anouk anthony anton antonia antonio antoon appie ariane arie ariel arjan arjen arno arnold arthur arzu asha
astrid atilla auke aukje ayse aysegul aya ayaan ayoub aziz aziza baran barbara barry bartek bartosz beatrix beata bennie bernadette bernard
bert bertus betty bianca bilal birgit birgul björn bjorn bob bogdan boris bouchra bram brahim brenda brigitte bruno burak busra
can carla carlijn carlos carmen carolien carolina caroline cas catharina cecilia celine cemal charlotte chantal charles chris christa christel
christiaan christian christien christina christine cindy claire clara claudia cor coby conny corina corine corrie cornelis cornelia cynthia
daan dagmar damian daniel daniella danielle danny daria dariusz david davy debby deborah delano denise dennis derya desiree diana dick dieuwke
dimitri dirk dmitri dominik don donald donna dorien doris dorota driss dunya dylan ebru ed eddy edgar edith edwin eefje elena elif elise
elisabeth elizabeth elke ella elle ellen elly elma elsbeth elvira emel emiel emily emine emma emmy emre engin eric erica erik erika erna ernst
ertugrul esmee esra esther eugene evelien eveline evelyn evert ewa ewelina eylem fadoua faisal farid farida fatih fatiha fatima fatma fatoumata
fatou feline femke ferdinand ferhat ferry fatos filip filiz floor floris floortje fons frank frans franciska francisca francien fred frederik
frederique freek frits froukje gabriel gabriela gabriella gamze geert geertje geertruida gemma george georgina gerald gerard gerda gerben gerhard
gerrie gerrit gert gertjan giel gijs gijsbert gina gisela giovanni glenn gonca gonda goran grace greetje grietje grzegorz guido gulay gulsen gurbet
habiba hafida hafsa hakan hakim halil halima hamid hamza hanan hanna hannah hanneke hannie hans harm harmen harold harrie harry harun
hasan hassan hatice hayat hedwig heidi hein heleen helen helena helga helma hendrik hendrika hennie henk henny henri henriette herman hicham
hilda hilde hillegonda hind houda hugo huib hulya hussein huseyin ibrahim ibtissam ida ikram ilham ilja ilona ilse imane imke imran
ine ineke inez inge ingeborg ingrid inci irem irena irene irma isa isaac isabel isabella isabelle ismail ismael ivan ivo iwona jaap jacco jack jacob
jacoba jacqueline jacques jadwiga jakub jamal jamila jan jana jane janet janine janna janneke jannie jannes jannetje janny janusz jarno jaroslaw jasmijn jasmine
jasper jawad jayden jean jeanet jeanine jeanette jeannette jeffrey jelle jelmer jennifer jenny jeremy jeroen jerzy jessica jesse jill jim jimmy jip
jitske jo joan joanna job jochem joey johan johanna johannes john joke johnny jolanda jolanta jolien jonas jonathan joop joost joran jordy jorge jorien joris
jorn jos josé jose josef josephine joshua josje judith juan jules julia julian juliette jurgen jurre justin justyna kaan kamal kamil
kamila karel karen karima karin karina karolina kasper katarzyna kate katharina kathleen katja katrien kazimierz kees keith kelly kemal kenan kenneth kerem
kerstin kevin khadija khadijah khaled khalid kim kimberly kirsten kitty klaas klaartje klaas klara koen koenraad koray korrie krista kristel
krystyna krzysztof kubra lamia lara lars latifa laura lauren laurens leah leendert leila leen lennart leo leon leonie leontien leonard lesley
levent lex leyla liam lianne lidia lien lieke liesbeth lies lieselot lili lilian liliane lina linda lindsey lisa lisanne lisette liselotte livia liza lizzy
loes lotte lotfi louis louisa louise loubna lourens lubna luc luca lucas lucia lucie lucy ludmila luis lukas lukasz luuk lydia maaike maarten maartje
maciej magda magdalena mahmoud mahmut maikel malgorzata malika manfred manon manuel manuela marc marcel marcella marcin marco marcus marek
margaret margot margreet margriet margarita maria mariam marian marianne mariana marieke mariette marija marije marijke marijn marilyn marina mario marion
mariska marit marita mariusz marja marjan marjo marjolein marjolijn marjon mark marleen marlies marloes marlous marta martha martijn martin martina martine
maruf mary maryam mateusz matthijs mathijs mathieu matthew maud maureen maurice maurits max maxim mehdi mehmet meike melanie melissa melike meryem
merve mia michael michal michel michelle micha michiel mieke mien miep mieczyslaw mika mike milan milou mimoun mina mirjam mirella miriam mitchell moez
mohamed mohammed mohammad mohamad monica monika monique mourad muhammad muhammed murat musa mustafa myriam myrthe nabil nabila nadia nadine nadja najat
najib naima nancy naomi natalia natalie natascha natasja nathalie nathan nawal nazan necmiye nel nelleke nellie nelly nermin nesrin nevin nick nicky nico nicole niek
niels nienke nihal nikki nils nina noa noah noor noortje nora norbert nour noura nuray nuri nurcan nynke oksana olaf oleksandr olena olga olivia olivier omar
omer onno orhan orlando osman otto oussama ozan ozlem pascal pascalle patricia patrick patryk paul paula paulien pauline pawel pedro peggy peter petra philip philippe
pia piet pieter pietje pim piotr quinten quincy rabia rachel rachida rachid radoslaw rafael rafal ralf ralph ramazan ramon ramona rana raoul raymond rebecca redouan
reinier remco remy renate rené rene renee renske renze resul ria ricardo richard rick rik riet rinus rianne rita rob robbert robert roberto robin rodney roel roelof roger
roelie roelien rogier roland rolf roman ron ronald rosa rosalie rosanne rosita roxanne ruben rudi rudolf rudy ruth ruud ryszard saartje sabina sabine sabrina
sadia safiye said saida salah saleh salim salima salma sam samantha sami samir samira samuel sander sandra sanne santi sara sarah sasja saskia savas sayed sean sebastiaan
sebastian selim selin selma selver semra serdar serkan sevda sevgi sevim sharon shirley sheila shanti sibel siem sietske simon simone sina sinem
sjaak sjaan sjanie sjef sjoerd sjors slawomir sofia sofie soner songul sonja sonia sophia sophie soraya souad soufiane stanislaw stef stefan stefanie stella stephan stephanie steven stijn
sultan suleyman sumeyye suzan suzanne svetlana svitlana sven swen sylvia sylvie sylwia szymon taha tamara tamer tanja tarik tatiana tatjana ted teresa teun teunis theo
thea theodora thera theresa thijs thom thomas tijmen tijn tim timo tina tineke tiny titia tjeerd tobias tolga tom tomas tomasz ton tonnie tonny toon tooske tom trees trijntje trudy truus tugba
tuncay turgut tygo ufuk umit umut ursula usha valentina valerie vanessa vera veronica veronique victor victoria viktor vincent violeta virginia viviane volkan volodymyr
waldemar walter wanda ward wassim wendy werner wesley wiebe wietske wiktoria wilco wilfred wilhelmina wilhelmus willeke willem willemien willemijn william willie willy wilma wim winston wojciech
wouter xander yara yasemin yasin yasmin yasmina yassin yassine yavuz yeliz yesim yildiz yolanda youssef youssra yousef yulia yunus yusuf yvette yvonne zahra zakaria zbigniew zeynep zehra
zineb zoe zofia zohra zuzanna zakia ziad zoltan
`;

/**
 * Names that are also everyday words (or a season, a flower, a verb at the start of a sentence): they count only where
 * something else says that a person is meant.
 */
const ALSO_WORDS = `
aya bas bo bob can cas claire cor don ed elle ella floor fleur gonda grace guus hans hayat ida iris isa jet jan jip jo job jos joy kees kim koos lente leen lex lien lies
lina linde luna mark max may mees merel mia mien mina nel nick noor nova otto pim pia rana rein rik rob roos roman rosa ron ruud sam sina sim siem stef storm sultan
taha ted tim tina tiny tom ton toon trees ward wil willy zoe eva els flip bart joost piet klaas bert lies rita dick elke joke robin sterre bloem
`;

const words = (list: string) => new Set(list.trim().split(/\s+/));

export const FIRST_NAMES: ReadonlySet<string> = words(NAMES);
export const NAMES_THAT_ARE_WORDS: ReadonlySet<string> = words(ALSO_WORDS);

/** A word as the lists hold it: lower case, without accents, Turkish dotless i as i. */
export function plain(word: string): string {
	return word
		.toLowerCase()
		.replaceAll('ı', 'i')
		.replaceAll('ł', 'l')
		.normalize('NFD')
		.replace(/\p{M}/gu, '');
}
