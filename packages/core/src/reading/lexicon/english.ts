import { days } from "./english-days.ts";
import { countedGoods, goodsGiven, goodsSent, thingsAlone, thingsCounted } from "./english-goods.ts";
import { refusals } from "./english-refusals.ts";
import { sameMoney } from "./english-same-money.ts";
import { subjects } from "./english-subjects.ts";
import type { Lexicon } from "./lexicon.ts";
import { words } from "./words.ts";

/** English. What each list is for, `Lexicon` says; what stands above one here is an example of it. */
export const english: Lexicon = {
  units: [
    ..."one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split(" "),
    ..."sixteen seventeen eighteen nineteen".split(" "),
  ],
  tens: "twenty thirty forty fifty sixty seventy eighty ninety".split(" "),
  numbers: { "half a": 0.5, "a quarter of a": 0.25, "three quarters of a": 0.75 },
  months: [
    ..."January February March April May June July August September October".split(" "),
    ..."November December".split(" "),
  ],
  weekdays: "Sunday Monday Tuesday Wednesday Thursday Friday Saturday".split(" "),
  dayEnding: "",
  isMonthFirst: true,
  counts: { two: 2, both: 2, three: 3, four: 4 },
  kinds: {
    island: "island",
    kingdom: "kingdom",
    grandDuchy: "grand duchy",
    confederation: "confederation",
    emirate: "emirate",
    bank: "bank",
    lender: "lender",
    fund: "fund",
    union: "union",
    alliance: "alliance",
  },
  ...refusals,
  ...sameMoney,
  ...subjects,
  goodsGiven,
  goodsSent,
  countedGoods,
  things: thingsCounted,
  thingsAlone,

  currencies: {
    australianDollar: words`australian dollars?`,
    canadianDollar: words`canadian dollars?`,
    newZealandDollar: words`new zealand dollars?`,
    danishKrone: words`danish (?:kroner|krone|crowns?)`,
    norwegianKrone: words`norwegian (?:kroner|krone|crowns?)`,
    swedishKrona: words`swedish (?:kronor|krona|kroner|crowns?)`,
    icelandicKrona: words`icelandic (?:kr[oó]nur|kr[oó]na|kroner|krone)`,
    czechKoruna: words`czech (?:koruna|koruny|korunas|crowns?)`,
    swissFranc: words`swiss francs?`,
    usDollar: words`us dollars?|u\.s\. dollars?`,
    poundSterling: words`pounds? sterling|british pounds?`,
    southKoreanWon: words`south korean won`,
    euro: words`euros?`,
    dollar: words`dollars?`,
    pound: words`pounds?|quid`,
    turkishLira: words`turkish liras?`,
    kr: words`kr\.?(?!\p{L})`,
    kronur: words`kr[oó]nur`,
    krona: words`kronor|krona`,
    krone: words`kroner|krone`,
    crown: words`korun\p{L}*|crowns?`,
    zloty: words`z[lł]ot\p{L}*`,
    franc: words`francs?`,
    yen: words`yen`,
    hryvnia: words`hryvnias?|hryvnyas?`,
    won: words`won`,
    lira: words`liras?`,
    forint: words`forints?`,
    yuan: words`yuan|renminbi`,
    dirham: words`(?:emirati |uae )?dirhams?`,
    rupee: words`(?:indian )?rupees?`,
    leu: words`lei`,
    lev: words`levs?|leva`,
  },

  // Sums of money
  trillions: words`trillion|trln|tn`,
  billions: words`billion|bln|bn|b|mrd|mia|milliard(?:er)?s?`,
  millions: words`million|mln|mio|mn|mill(?:\.|(?!\p{L}))|m`,
  thousands: words`thousand|k`,
  // '10 million to 15 million'
  scalesInRanges: words`million|billion|thousand|mln|bln|bn|mn|m`,
  // 'half a million'
  scaleStems: words`million|billion|trillion`,
  // 'a million'
  a: words`a`,
  // 'a hundred and ten million'
  hundred: words`hundred`,
  // 'two and a half'
  half: words`half`,
  // 'two and a half million'
  andAHalf: words`and a half`,
  // 'two point seven billion'
  point: words`point`,
  zero: words`zero|oh|nought`,
  // 'a billion and a half'
  halfMore: words`and a half`,
  // 'the remaining million'
  theRest: words`remaining|other|last|extra|additional`,
  // '10 to 15'
  rangeTo: words`to`,
  // 'from 1 to 2 billion'
  rangeFrom: words`from`,
  steps: words`
    rais(?:e|es|ed|ing)|increas(?:e|es|ed|ing)|grow(?:s|n|ing)?|grew|ris(?:e|es|en|ing)|rose|up|lift(?:s|ed)?
    went|go(?:es)?|doubl(?:e|es|ed|ing)|cut|lower(?:s|ed)?|reduc(?:e|es|ed|ing)|fall(?:s|en)?|fell|down|chang(?:e|es|ed)
    expand(?:s|ed)?|climb(?:s|ed)?|jump(?:s|ed)?|top(?:s|ped)?|boost(?:s|ed)?|revis(?:e|es|ed)
  `,
  rangeOr: words`or`,
  // 'between 10 and 15'
  rangeBetween: words`between`,
  rangeAnd: words`and`,
  rowsOfTotals: words`totals?|grand total|sum|subtotal|altogether|all|in all`,
  upTo: words`
    no more than|not more than|not exceeding|up to|as much as|at most|a maximum of|capped at|a ceiling of
    ceiling is|ceiling is now|a limit of|a cap of
  `,
  // 'just under …'
  slightlyUnder: words`
    (?:just|a little|slightly|a bit|somewhat|fractionally) (?:under|below|less than|short of|shy of)
  `,
  atLeast: words`at least|no less than|not less than|(?:a )?minimum (?:\p{L}+ )?of|a guaranteed`,
  lessThan: words`less than|under|below|fewer than`,
  moreThan: words`
    more than|(?<!(?:hand|turn|tak|took|sign|carr)\p{L}* )over|above|in excess of|exceeding|upwards of
  `,
  about: words`
    about|around|approximately|approx\.?|roughly|nearly|almost|close to|some|circa|ca\.|an estimated
    estimated at|in the region of|in the order of|the best part of
  `,
  // '… or more'
  orMore: words`or more|or above|and more|at (?:the )?(?:least|minimum)|plus(?! )`,
  // '… at most'
  atMost: words`at (?:the )?most|at (?:the )?maximum|or less`,
  // '… or so'
  orSo: words`or so|or thereabouts|give or take`,
  // 'up to another …'
  beforeSums: words`
    (?:an?|the) (?:additional|further|extra|new|fresh|total of|combined|first|second|third|equivalent of)
    additional|further|another|extra|yet|only|just|even|a total of|worth
  `,
  // 'bombs of 500 pounds', 'teams have won'
  notMoneyAlone: words`pounds?|quid|won`,
  // 'millions of euros'
  ofCurrency: words`of`,
  // 'the other 8 million for …'
  goesOnAsMoney: words`
    more|extra|additional|further|is|are|was|were|will|would|has|had|have|goes?|went|comes?|came|for|to|into
    towards|from|that|which|and|or|under|through|via|by|as|a year|a month|per year|per month|each|annually
    over|this|next|last|before|still|remains?|until|on|at|it|they|we|one|pays?|paid|buys?|bought|makes?|made
    known|meant|earmarked|promised|pledged|announced|agreed|set aside|falls?|fell|only|alone|together|between
    in the (?:next|last|first|second|coming|same|spring|summer|autumn|winter)|in (?:all|total)|out of
    in (?:
      January|February|March|April|May|June|July|August|September|October|November|December|spring|summer
      autumn|winter|aid|cash|loans?|grants?|20\d\d|support|assistance|military|humanitarian
    )
    of (?:it|this|that|them|which|the (?:money|sum|total|amount|package|funds?))
  `,

  ...days,

  // People, and nouns that stand for names
  roles: words`
    prime minister|premier|president|chancellor|taoiseach|tánaiste|minister-president|minister for
    minister of|minister|secretary of state|secretary general|secretary|ambassador|commissioner
    high representative|spokesman|spokeswoman|spokesperson|chief|envoy|leader|king|queen|governor|speaker
  `,
  // 'minister for crisis management'
  charges: words`(?:for|of) (?:[a-z]+ |[A-Z][a-z]+ )?[A-Za-z]+`,
  // 'Hadja Lahbib, the European commissioner'
  roleArticles: words`the|its|a`,
  // 'Javier Milei's office'
  offices: words`office|government|cabinet|administration|spokes\p{L}+`,
  // 'his country'
  owners: words`his|her|its|their|the`,
  ownCountry: words`country|nation`,
  // 'the two countries'
  countedParties: words`
    of them|countries|governments|nations|states|capitals|neighbou?rs|allies|partners|ministers|ministries
    kingdoms|republics
  `,
  // 'the three will share …'
  trioNumbers: words`two|three|four`,
  trioVerbs: words`
    (?:\p{Ll}+ly |also |will |would |have |are |each |together )*(?:
      shares?|pay|give|guarantee|promis|pledg|agree|provid|contribut|send|donat|financ|fund|spend|buy|set
      put
    )
  `,
  balticStates: words`
    (?:[Tt]he )?(?:[Tt]hree )?Baltic (?:states|countries|governments|republics|nations)
  `,
  // 'the two countries in Africa'
  inOrOf: words`in|of`,
  banks: words`
    (?:European|Nordic) Investment Bank|European Bank for Reconstruction and Development
  `,

  // Sentences and their clauses
  // ', which recognises neither side, gives …'
  insertions: words`
    (?:which|who|whose|where|when) [^,;:]{1,80}, (?=\p{Ll}+(?:s|ed|ve|ill|ave|uld) )
  `,
  // 'while …'
  conjunctions: words`
    while|whereas|but|although|though|because|so that|after which|as well as the fact
  `,
  // ', which …, and it …'
  relatives: words`
    which|who|whose|where|and (?:it|its|he|his|she|her|they|their|this|that|the|in|on|for|a|an|another)|when
    so
  `,
  joinsClauses: words`and|while|but|with|plus`,
  joinsSums: words`and|while|with|plus`,
  and: words`and`,
  the: words`the`,
  theAtStart: words`The`,

  // Who gives
  // 'the fund in Vienna'
  places: words`
    in|at|near|outside|inside|around|across|via|through|over|visit(?:s|ed|ing)?(?: to)?|trip to
    travell?\p{L}* to|came to|goes to|arriv\p{L}* in|flew to|tour\p{L}* of|border with
  `,
  // 'in neighbouring Latvia'
  sides: words`neighbouring|nearby|western|eastern|northern|southern`,
  // 'to Latvia'
  receivers: words`(?<!thanks )(?:to|for|towards|into)`,
  // 'lends Moldova ten million'
  givenTo: words`
    lends?|lent|gives?|gave|grants?|granted|offers?|offered|sends?|sent|hands?|handed|pays?|paid
  `,
  // 'together with Latvia'
  companions: words`
    with|alongside|like|unlike|than|against|versus|compared (?:with|to)|besides|after|before|following
  `,
  // 'with several other …'
  someOf: words`the|an?|other|some|several|many|its|fellow`,
  // 'eight million comes from Austria'
  directlyFrom: words`
    (?:more |extra )?(?:(?:
      comes?|came|is|was|are|were|stems?|will come|is to come
    ) )?(?:(?:taken|paid|provided|contributed|covered|borne|put up) )?(?:from|by)
  `,
  // 'the Czech initiative'
  ways: words`(?:[- ]led)? (?:\p{Ll}+ )?(?:initiative|model|scheme|procurement)`,
  // 'For Latvia that means ten million'
  means: words`means|meant|would mean|some|about|around|nearly`,
  thatMeans: words`that|this|it|which`,
  forWhom: words`for`,
  // 'Norway's defence ministry says'
  cited: words`says|said|reports|reported|announced|confirmed|noted|explained|added`,
  // 'said on Tuesday'
  citedOn: words`on`,
  // 'a Czech dealer'
  businesses: words`
    dealers?|company|companies|firms?|manufacturers?|makers?|producers?|plants?|factory|factories|suppliers?
    contractors?|industry|shipyards?
  `,
  guarantees: words`guarantee(?:s|d|ing)?(?!\p{L})(?! of)`,
  // 'from Austria and'
  standsAlone: words`and|for|to|towards|will|in|this|on|by|as`,
  // 'a gift from Austria'
  givenBy: words`by|from|thanks to|courtesy of|on behalf of`,
  // 'by the government of …'
  governmentOf: words`government of`,
  // 'a fund managed by Latvia'
  managers: words`
    (?<!(?:
      said|says?|reports?|reported|announced|confirmed|noted|added|told \p{L}+|welcomed|stated|explained
      promised|decided|agreed
    )(?:,? (?:on|in) \p{L}+)?,? )(?<!\p{L})(?:
      that|which|whom|where
      (?:
        managed|run|led|organi[sz]ed|coordinated|hosted|chaired|built|made|produced|operated|set up
        administered|supervised
      ) by
    )
  `,
  anArticle: words`the|an?`,
  // 'Latvia and Estonia among them'
  amongThem: words`(?:(?:,| and|, and) (?:the )?\p{Lu}[\p{L} ]+)*,? among them`,
  // 'Danish aid'
  givesItsOwn: words`
    (?:(?:\p{Ll}+|new|military|humanitarian|financial)\s+){0,2}(?:
      aid|support|assistance|help|money|funds|funding|weapons?|equipment|taxpayers?|contributions?|packages?
      grants?|loans?|donations?|government|cabinet|parliament|minist(?:er|ry|ers)|pledges?|commitments?
      budget|treasury|state|share
    )
  `,
  // 'Latvia will receive'
  receives: words`
    gets?|got|receives?|received|obtains?|obtained|is to (?:get|receive)|will (?:get|receive|be given)
    benefits?
  `,
  // 'was given …'
  receivesIt: words`
    gets?|got|receives?|received|obtains?|obtained|to get|to receive|be given|was given|is given|were given
  `,
  // 'Denmark and Norway'
  togetherWith: words`, and|and|together with|along with|jointly with|as well as`,
  // 'the bank said that Lithuania …'
  speaksOf: words`
    (?:
      says?|said|reports?|reported|notes|noted|announced|confirmed|told \p{L}+|welcomed|wrote|stated
      explained
    )(?:,? (?:on|in) \p{L}+)?,?(?: that)?
  `,
  // 'paid together with Belgium'
  paysWith: words`
    (?:
      together|jointly|along|in tandem|in partnership|half and half
      (?:shared?|split|co-?financed|co-?funded)
    ) with
  `,
  // 'other EU countries'
  ofAParty: words`
    countries|states|members|partners|companies|firms|allies|charities|volunteers|experts|officials|soldiers
    instructors|colleagues
  `,
  // 'It …, The ministry …'
  pronouns: words`
    It|He|She|They|Its|His|Her|Their|This|These
    The (?:
      country|government|ministry|cabinet|package|island|kingdom|republic|minister|money|sum|list
      two countries|contribution|aid|funds?|loan|grant|programme|first|second|third|rest|remainder|other
    )
    Another|A further|A second|In addition|On top|Of (?:this|that)
  `,
  // 'Hungary again blocked …'
  objects: words`
    (?:(?:still|also|again|alone|has|have|had) )*(?:block|veto|oppos|abstain|refus|reject|threaten|object)
  `,
  // 'comes from the interest'
  fromFrozenAssets: words`
    (?:comes?|came|is|was|were|are)(?: taken)?(?: from)? (?:the )?(?:
      interest|proceeds|profits|windfall|earnings
    )
  `,
  each: words`each`,

  // Goods
  // 'a few of the tanks'
  goodsKnown: words`
    (?:an?|some|several|one|two|three|most|half)? ?(?:few|number|part)? ?of (?:the|these|those|its|them)
  `,
  // 'could send …'
  goodsNotNow: words`
    in the past|so far|since|to date|over the (?:past|last)|last year|previously
    earlier(?! (?:this|today|in the (?:day|week)))|that (?:\p{L}+ )?(?:has|have|had)
    which (?:\p{L}+ )?(?:has|have|had)|not (?:yet )?(?:been )?|until now|already|if|could|may|might
    in 20\d\d
  `,
  // 'tanks worth …'
  worth: words`worth|valued|costs?|costing|includ\p{L}+|for`,

  // Fields
  // 'had given, last autumn'
  beforeNow: words`
    had (?:already |earlier |previously )?\p{L}+|earlier|previous(?:ly)?|already|in the past
    last (?:year|month|autumn|spring|summer|winter|week)|a (?:year|month|week) (?:ago|earlier)|years? ago
    months ago
  `,
  // 'gave'
  gave: words`gave|given|provided|supplied|contributed|donated|paid|sent|spent`,
  // 'gave'
  gaveOnce: words`
    (?<!(?:
      be|been|being|is|are|was|were|would be|had|will be
    ) )(?:gave|supplied|provided|spent)(?! (?:that|for by|a (?:pledge|promise)))
  `,
  // 'The Red Cross gets three million'
  getsIt: words`gets?`,
  // '€5 million to UNHCR'
  goesTo: words`(?:(?:million|billion|euros?|dollars?) ){0,2}to`,
  moldova: words`Moldova`,
  // 'Ukraine and its neighbours'
  neighbours: words`(?:its|the) neighbou?rs|neighbou?ring countries`,
  ukraine: words`Ukrain|Kyiv`,
  ukraineAlone: words`Ukraine|Kyiv`,
  // 'for shells, to repair bridges'
  purposeLeads: words`
    for
    to (?:
      buy|fund|finance|help|repair|restore|rebuild|purchase|support|strengthen|protect|train|cover|pay for
    )
    towards
  `,
  purposePrepositions: words`for|towards`,
};
