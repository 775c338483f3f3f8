import type { Lexicon } from "./lexicon.ts";
import { words } from "./words.ts";

const things = words`
  танк\p{L}*|гаубиц\p{L}*|ракет\p{L}*|снаряд\p{L}*|боєприпас\p{L}*|дрон\p{L}*|винищувач\p{L}*
  гелікоптер\p{L}*|систем\p{L}*|батаре\p{L}*|машин\p{L}*|автомобіл\p{L}*|автобус\p{L}*|генератор\p{L}*
  трансформатор\p{L}*|швидк\p{L}* допомог\p{L}*|обладнанн\p{L}*|пускових|катер\p{L}*|радар\p{L}*
  бронемашин\p{L}*|бронетранспортер\p{L}*
`;
const handsOver = words`
  передасть|передадуть|передає|передала|передав|передали|надасть|надала|надав|надали|відправить|відправила
  постачатиме|поставить|доставила|виділить
`;
const counted = words`
  \d[\d ]*|одну?|дв[аі]|три|чотири|п['’]ять|шість|сім|десять|перш[іу]|ще|нов[іу]|кілька|десятки|сотні
`;

/** Ukrainian, by the stems that it inflects. What each list is for, `Lexicon` says. */
export const ukrainian: Lexicon = {
  units: [],
  tens: [],
  numbers: { пів: 0.5 },
  months: "січн лют березн квітн травн червн липн серпн вересн жовтн листопад груд".split(" "),
  weekdays: "неділ понеділ вівтор серед четвер п'ятниц субот".split(" "),
  dayEnding: "[а-яіїєґ]*",
  isMonthFirst: false,
  counts: {},
  kinds: {},
  goodsGiven: new RegExp(
    [
      `(?<!\\p{L})((?:${handsOver})(?:\\s(?:Україні|Києву|ЗСУ))?)`,
      `\\s((?:(?:понад|близько|майже|до|ще)\\s)?(?:${counted})`,
      `(?:\\s[\\p{L}\\p{N}'’/-]+){0,4}?\\s?(?:${things}))`,
    ].join(""),
    "giu",
  ),

  currencies: {
    australianDollar: words`австралійськ\p{L}* долар\p{L}*`,
    canadianDollar: words`канадськ\p{L}* долар\p{L}*`,
    newZealandDollar: words`новозеландськ\p{L}* долар\p{L}*`,
    danishKrone: words`данськ\p{L}* крон\p{L}*`,
    norwegianKrone: words`норвезьк\p{L}* крон\p{L}*`,
    swedishKrona: words`шведськ\p{L}* крон\p{L}*`,
    icelandicKrona: words`ісландськ\p{L}* крон\p{L}*`,
    czechKoruna: words`чеськ\p{L}* крон\p{L}*`,
    swissFranc: words`швейцарськ\p{L}* франк\p{L}*`,
    poundSterling: words`фунт\p{L}* стерлінгів`,
    euro: words`євро`,
    dollar: words`долар\p{L}*`,
    pound: words`фунт\p{L}*`,
    crownInflected: words`крон\p{L}*`,
    zloty: words`злот\p{L}*`,
    franc: words`франк\p{L}*`,
    yen: words`єн\p{L}*|ієн\p{L}*`,
    hryvnia: words`гривень|гривн\p{L}*|грн`,
    won: words`вон`,
  },

  // Sums of money
  trillions: words`трлн|трильйон\p{L}*`,
  billions: words`млрд|мільярд\p{L}*`,
  millions: words`млн|мільйон\p{L}*`,
  thousands: words`тис|тисяч\p{L}*`,
  scalesInRanges: words`млн|млрд|мільйон\p{L}*|мільярд\p{L}*`,
  scaleStems: words`мільйон|мільярд`,
  rangeBetween: words`між`,
  rangeAnd: words`та|і|й`,
  upTo: words`не більше(?: ніж)?|до`,
  atLeast: words`щонайменше|не менше(?: ніж)?|принаймні`,
  lessThan: words`менш(?:е)? (?:ніж|як)|менше`,
  moreThan: words`понад|більш(?:е)? (?:ніж|як)|більше`,
  notMoneyAlone: words`вон`,
  about: words`близько|приблизно|майже|орієнтовно`,

  // Days
  inMonth: words`у|в`,
  inYear: words`у|в`,
  onDay: words`у|в`,
  yesterday: words`учора|вчора`,
  today: words`сьогодні`,
  aWeekAgo: words`минулого тижня`,
  aMonthAgo: words`минулого місяця`,
  thisMonth: words`цього місяця`,
  aYearAgo: words`минулого року|торік`,

  // People, and nouns that stand for names
  banks: words`інвестиційн\p{L}* банк\p{L}*`,

  // Refusals: why a sum is no promise
  givingStems: words`
    вартіст|станов|виділ|нада|обіця|передас|переда|зобов|оголос|спряму|внес|внесе|пожертв|профінанс|фінансу
    розподіл|затверд|схвал|підпис|додас|дода|вкла|перерах|передбач|витрат|закупит|отрима|збільш|постача
    поста[вч]|допомо
  `,
  giftStems: words`пакет|внес|транш|грант|кредит|позик|гаранті|допомог|підтримк|фінансуван|кошт`,
  prices: words`коштує|коштують|коштуват\p{L}*|обходит\p{L}*|ціна|тариф\p{L}*|вартістю за`,
  budgets: words`
    збитк\p{L}*|ВВП|бюджет(?:у)? (?:країни|держави)|дефіцит\p{L}*|потребу\p{L}*|потреб
  `,
  privately: words`зібрал\p{L}*|зібрав`,
  sinceThen: words`(?:з|від) (?:початку|лютого|20\d\d)`,
  soFar: words`наразі|досі|загалом|за (?:рік|\p{L}+ (?:роки|років))`,
  requests: words`
    розрахову\p{L}*|сподіва\p{L}*|очіку\p{L}*|просить|просив|просила|попроси\p{L}*|потребує|може|міг би
    могла б|якщо|нібито|пропону\p{L}*|запропон\p{L}*|закли\p{L}*
  `,
  conditions: words`якщо`,
  addedUp: words`разом|загалом`,
  denials: words`заперечи\p{L}*|спростува\p{L}*|не (?:надасть|передасть|планує|буде|виділить)`,
  untrue: words`спростува`,
  rumours: words`нібито|за чутками`,
  saidAgain: words`близько|або|тобто`,
  gets: words`отрима|дяку`,
  prepositions: words`для|у|в`,

  // Packages and their parts
  partsOf: words`з яких|у тому числі`,

  // The same money
  insideIt: words`
    (?:з|із) (?:яких|них|нього|неї|цього|цієї суми|цих коштів)|[ув] тому числі|[ув] т\. ?ч\.|зокрема
    серед (?:них|яких)|включно з|включа\p{L}+|складається з|складаються з|містить|охоплює|поміж них
  `,
  insideThat: words`
    (?:З|Із) (?:нього|неї|них|цього|цієї суми|цих (?:коштів|грошей))|[УВ] тому числі|Зокрема|Серед них
    (?:Він|Вона|Воно|Це|Вони|(?:(?:Цей|Ця|Новий|Нова|Весь|Вся) )?(?:[Пп]акет|[Тт]ранш|[Сс]ума|[Дд]опомога)(?: \p{L}+)?) (?:
      також )?(?:включа\p{L}+|місти\p{L}+|охоплю\p{L}+|складається з|складатиметься з
    )
    До (?:(?:цього|нового) )?(?:пакета|пакету|суми|траншу) (?:входять|входить|увійдуть|увійшли)
  `,
  sumBefore: words`
    ц(?:ей|ього|ьому|им) (?:пакет|транш|внесок|внеск|грант|кредит)\p{L}*
    ц(?:я|ю|ієї|ій|ією) (?:сум|допомог|обіцянк|підтримк)\p{L}*|ц(?:і|их|ими) (?:кошт|грош)\p{L}*
    (?:на|для) (?:цю мету|цієї мети|ці цілі)
  `,
  knownSum: words`
    (?:ці|цих|цими|ця|цю|цієї|ті самі|тих самих|згадан\p{L}+|вказан\p{L}+|зазначен\p{L}+|обіцян\p{L}+|оголошен\p{L}+)
  `,
  toSomebody: words`до|через|для`,
  anotherSum: words`ще|додатков\p{L}*|також|крім (?:того|цього)|окрім (?:того|цього)|на додачу|інш\p{L}+|понад те`,
  madeOfSums: words`пакет\p{L}*|транш\p{L}*|[ув]сього|загал\p{L}*|разом|сумарн\p{L}*`,
  sumOfThose: words`[ув]сього|загал\p{L}*|разом|сумарн\p{L}*`,

  // Sentences and their clauses
  bareConjunctions: words`тоді як|але|хоча|бо|тому що`,
  relatives: words`який|яка|яке|які|що|де|коли`,
  dashIsVerbAfter: words`[а-яіїєґ]`,
  dashIsVerb: words`близько|понад|майже|до|щонайменше|приблизно|ще`,
  joinsClauses: words`та|і|й|а`,
  joinsSums: words`а також|та|і|й`,

  // Who gives
  places: words`у|в`,
  receivers: words`для`,
  givenBy: words`від`,
  receivesIt: words`отрима\p{L}+`,
  togetherWith: words`та|і|й`,
  pronouns: words`Вона|Він|Воно|Вони|Уряд|Країна`,

  // Fields
  beforeNow: words`раніше|торік|минулого`,
  gave: words`надав|передав|виділив`,
  moldova: words`Молдов\p{L}*`,
  ukraine: words`Україн`,
  ukraineAlone: words`Україн\p{L}*`,
  purposeLeads: words`на|для`,
  purposePrepositions: words`на|для`,

  purposes: {
    cyber: words`кібер|ІТ-коаліці|IT-коаліці|хакер`,
    demining: words`розмінув|сапер`,
    ammunition: words`снаряд|боєприпас|артилері|набої`,
    air_defence: words`ППО|протиповітрян|зенітн|радар`,
    armour: words`танк|бронетехн|бронемаш|бронетранс|гаубиц|БМП`,
    aircraft: words`винищувач|літак|гелікоптер|вертол|пілот`,
    drones: words`дрон|безпілот|БПЛА`,
    maritime: words`морськ|катер|тральщик|флот`,
    training: words`навчання (?:військ|солдат|бійц)|підготовк\p{L}* (?:військ|солдат)`,
    energy: words`
      енерг|генератор|опален|електр|трансформатор|котел|котл|газ(?!ет|он)|Укренерго|Нафтогаз|Укргідроенерго
    `,
    medical: words`медич|медик|лікарн|швидк\p{L}* допомог|протез|поранен`,
    housing: words`житл|будинк|квартир`,
    transport: words`залізн|дорог|доріг|мост|транспорт|автобус|трамва`,
    budget: words`бюджетн|макрофінанс|зарплат|пенсі`,
    governance: words`реформ|верховенств|правосудд|врядуван|трибунал`,
  },

  categories: {
    military: words`військов|зброї|зброю|зброя|озброєн|оборон|ЗСУ|Збройн|ракет`,
    humanitarian: words`
      гуманітарн|біженц|переселен|зимов|цивільн|продовольч|харч|Червон\p{L}* Хрест|ЮНІСЕФ
    `,
    reconstruction: words`
      відбудов|відновлен|реконструкц|інфраструктур|школ|садоч|інвестиц|підприємств
    `,
    financial: words`кредит|фінансов|позик|МВФ|гаранті`,
  },

  stages: {
    cancelled: words`скасова|скасува`,
    suspended: words`призупин|заморо[жз]`,
    delivered: words`доставлен|прибул`,
    disbursed: words`перерахува|перерахован|отримал|надійшл`,
    allocated: words`виділ|затверд|схвал|передбач|спряму`,
    committed: words`підпис|зобов`,
  },

  channels: {
    "international-fund-for-ukraine": words`Міжнародн\p{L}* фонд\p{L}* (?:для|підтримки) Україн`,
    "it-coalition": words`(?:ІТ|IT)-коаліці`,
    "drone-coalition": words`коаліці\p{L}* дронів`,
    "european-peace-facility": words`Європейськ\p{L}* фонд\p{L}* миру`,
    "czech-ammunition-initiative": words`чеськ\p{L}* (?:ініціатив|боєприпасн)`,
    "ukraine-energy-support-fund": words`Фонд\p{L}* підтримки енергетики`,
    "danish-model": words`данськ\p{L}* модел`,
    "world-bank": words`Світов\p{L}* банк`,
    ebrd: words`ЄБРР`,
  },
};
