/** Names of the months as pages write them, in the languages of those who give and of those who tell. A row a month. */
const NAMES = `
january jan january januar januari janvier enero gennaio stycznia leden ledna januára tammikuuta jaanuar janvāris sausio ianuarie січень січня січ
february feb februar februari février fevrier febrero febbraio lutego únor února februára helmikuuta veebruar februāris vasario februarie лютий лютого лют
march mar märz marz marts mars maart marzo marca březen března maaliskuuta märts martā kovo martie березень березня бер
april apr avril abril aprile kwietnia duben dubna apríla huhtikuuta aprill aprīlis balandžio aprilie квітень квітня кві квіт
may mai maj mei mayo maggio maja květen května mája toukokuuta maijs gegužės травень травня тра трав
june jun juni juin junio giugno czerwca červen června júna kesäkuuta juuni jūnijs birželio iunie червень червня чер черв
july jul juli juillet julio luglio lipca červenec července júla heinäkuuta juuli jūlijs liepos iulie липень липня лип
august aug août aout agosto augusti augustus sierpnia srpen srpna augusta elokuuta augusts rugpjūčio серпень серпня сер серп
september sep sept septembre septiembre settembre września září septembra syyskuuta septembris rugsėjo septembrie вересень вересня вер
october oct okt oktober octobre octubre ottobre października říjen října októbra lokakuuta oktoober oktobris spalio octombrie жовтень жовтня жов жовт
november nov novembre noviembre listopada listopad listopadu novembra marraskuuta novembris lapkričio noiembrie листопад листопада лис лист
december dec dez dezember décembre decembre diciembre dicembre grudnia prosinec prosince decembra joulukuuta detsember decembris gruodžio decembrie грудень грудня гру груд
`;

const months = new Map(
  NAMES.trim()
    .split("\n")
    .flatMap((row, index) => row.split(" ").map((name): [string, number] => [name, index + 1])),
);

/** The names as alternatives of an expression, the longest first. */
export const MONTH = [...months.keys()].sort((a, b) => b.length - a.length).join("|");

/** The number of a month from 1 by its name, in small letters and without a full stop. */
export function monthNumber(name: string): number | undefined {
  return months.get(name.toLowerCase().replace(/\.$/, ""));
}

/** Days of the week, likewise. */
export const WEEKDAY = [
  "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?",
  "понеділок|вівторок|середа|четвер|п['’ʼ]ятниця|субота|неділя|пн|вт|ср|чт|пт|сб|нд",
  "montag|dienstag|mittwoch|donnerstag|freitag|samstag|sonntag|mandag|tirsdag|onsdag|torsdag|fredag|lørdag|søndag",
].join("|");
