/**
 * Heads of government and ministers whom articles name without their country, 2022 to 2026. What an article itself says of
 * a person comes first.
 */
const KNOWN = `
US Biden Trump Blinken Rubio Austin Hegseth Yellen Bessent Vance
GB Johnson Truss Sunak Starmer Healey Wallace Shapps Lammy Cleverly
DE Scholz Merz Pistorius Baerbock Habeck Wadephul Klingbeil Lindner Lambrecht
FR Macron Lecornu Barrot Attal Barnier Bayrou
PL Tusk Sikorski Morawiecki Duda Błaszczak Kosiniak-Kamysz Nawrocki
NL Rutte Schoof Ollongren Brekelmans Veldkamp
DK Frederiksen Poulsen Ellemann-Jensen
SE Kristersson Jonson Billström Stenergard
NO Støre Stoltenberg Gram Sandvik Barth
FI Orpo Stubb Niinistö Häkkänen Marin
EE Kallas Michal Pevkur Hanno
LV Siliņa Sprūds Rinkēvičs Kariņš
LT Nausėda Šimonytė Kasčiūnas Anušauskas Landsbergis Šakalienė
CZ Fiala Pavel Černochová Lipavský Babiš
SK Fico Heger Pellegrini Kaliňák
IT Meloni Tajani Crosetto Draghi
ES Sánchez Robles Albares
PT Costa Montenegro Melo
BE Wever Francken Dedonder Prévot
LU Bettel Frieden Backes
IE Varadkar
AT Nehammer Stocker
CA Trudeau Carney Anand Blair Joly Freeland
AU Albanese Marles Wong Conroy
NZ Ardern Luxon Hipkins Peters
JP Kishida Ishiba Hayashi Kamikawa Takaichi Iwaya
KR Yoon
IS Jakobsdóttir Frostadóttir Gunnarsdóttir
AR Milei
CY Christodoulides
GR Mitsotakis
HR Plenković Anušić
SI Golob Fajon
RO Iohannis Ciolacu Dan
BG Petkov Denkov Zhelyazkov
HU Orbán Szijjártó
TR Erdoğan Erdogan Fidan
CH Cassis Amherd Keller-Sutter Pfister
ORG:EU Leyen Borrell Michel Dombrovskis Kubilius Lahbib Lenarčič Kos Várhelyi Šefčovič
ORG:IMF Georgieva
ORG:WorldBank Banga Malpass
ORG:EBRD Renaud-Basso
UA Zelensky Zelenskyy Zelenskyi Zelenskiy Shmyhal Umerov Reznikov Svyrydenko Kuleba Sybiha Fedorov
RU Putin Lavrov Peskov
`;
/** The party that a surname stands for, where a text itself does not say. */
export const known: ReadonlyMap<string, string> = new Map(
  KNOWN.trim()
    .split("\n")
    .flatMap((row) => {
      const [code = "", ...names] = row.split(" ");
      return names.map((name): [string, string] => [name, code]);
    }),
);
