import type { Category, Purpose, Status } from "../../values/vocabulary.ts";
import type { RefusalLists } from "./refusal-lists.ts";
import type { SameMoneyLists } from "./same-money-lists.ts";
import type { Words } from "./words.ts";

/** A noun that stands for a name told before, by who can be meant. */
export type Kind =
  | "island"
  | "kingdom"
  | "grandDuchy"
  | "confederation"
  | "emirate"
  | "bank"
  | "lender"
  | "fund"
  | "union"
  | "alliance";

/** What currencies are called in words: some names are those of several. */
export type CurrencyWord =
  | "australianDollar"
  | "canadianDollar"
  | "newZealandDollar"
  | "danishKrone"
  | "norwegianKrone"
  | "swedishKrona"
  | "icelandicKrona"
  | "czechKoruna"
  | "swissFranc"
  | "usDollar"
  | "poundSterling"
  | "southKoreanWon"
  | "euro"
  | "dollar"
  | "pound"
  | "turkishLira"
  | "kr"
  | "kronur"
  | "krona"
  | "krone"
  | "crownInflected"
  | "crown"
  | "zloty"
  | "franc"
  | "yen"
  | "hryvnia"
  | "won"
  | "lira"
  | "forint"
  | "yuan"
  | "dirham"
  | "rupee"
  | "leu"
  | "lev";

/**
 * What a language must bring to be read. The lists of all languages are joined; one that a language lacks is left out. Each
 * says where in a sentence its words are looked for; they are whole words in either case unless it says otherwise.
 */
export interface Lexicon extends RefusalLists, SameMoneyLists {
  /** Numbers in words: one to nineteen, the tens from twenty on, and what else stands before a million. */
  units: readonly string[];
  tens: readonly string[];
  numbers: Readonly<Record<string, number>>;
  /** Words of which a number is the sum, where a language has them. 'двадцять п\'ять' */
  addends?: Readonly<Record<string, number>>;
  /**
   * Names of months and of weekdays, from January and from Sunday on, as they are written, all of them, since an empty
   * list fits everywhere; and how they may end.
   */
  months: readonly string[];
  weekdays: readonly string[];
  dayEnding: Words;
  /** 'January 5' as well as '5 January'. */
  isMonthFirst: boolean;
  /** Numbers before nouns that stand for as many names: 'the two countries'. */
  counts: Readonly<Record<string, number>>;
  kinds: Partial<Record<Kind, string>>;
  currencies: Partial<Record<CurrencyWord, Words>>;
  /** What words are about, by their stems: each purpose, and what tells a category and no purpose. */
  purposes: Partial<Record<Purpose, Words>>;
  categories: Partial<Record<Category, Words>>;
  /** Stages, by stems. The verb of an announcement says none of them. */
  stages: Partial<Record<Status, Words>>;
  /** How named ways for money are called, by their slugs. */
  channels: Readonly<Record<string, Words>>;
  /** Goods with the verb that hands them over: two groups, the verb and the goods. Word order is a language's own. */
  goodsGiven?: RegExp;
  /** Goods that are handed over by somebody: two groups, the goods and the verb. */
  goodsSent?: RegExp;
  /** Goods with how many there are of them. */
  countedGoods?: Words;
  /** Goods with how many there are, whatever is said of them. 'ten used ambulances' */
  things?: RegExp;
  /** A line of a list that is goods and nothing else: one group, the goods. '• Stinger missiles;' */
  thingsAlone?: RegExp;

  // Sums of money
  /** Behind a number: whole words. */
  trillions?: Words;
  /** Behind a number, a thousand times less. */
  billions?: Words;
  /** Behind a number, a thousand times less. */
  millions?: Words;
  /** Behind a number, a thousand times less. */
  thousands?: Words;
  /** Between the two numbers of a range, and behind them. '10 million to 15 million' */
  scalesInRanges?: Words;
  /** Behind a number in words. Stems. 'half a million' */
  scaleStems?: Words;
  /** Stands for one, before a million. 'a million' */
  a?: Words;
  /** Behind a number in words. 'a hundred and ten million' */
  hundred?: Words;
  /** Within a number in words: a half more. 'two and a half' */
  half?: Words;
  /** Behind a number in words. 'two and a half million' */
  andAHalf?: Words;
  /** Between the whole of a number in words and its decimals. 'two point seven billion' */
  point?: Words;
  /** Among those decimals. */
  zero?: Words;
  /** Behind a million: a half of it more. 'a billion and a half' */
  halfMore?: Words;
  /** A million that stands for one of them. 'мільярд євро' */
  oneOfScale?: Words;
  /** Behind the article, for one. 'the remaining million' */
  theRest?: Words;
  /** Between the numbers of a range. '10 to 15' */
  rangeTo?: Words;
  /** Before a range or a step. 'from 1 to 2 billion' */
  rangeFrom?: Words;
  /** Somewhere before 'from': what goes from one number to another is a step, and no range. 'raised from 1 to 2 billion' */
  steps?: Words;
  /** Between two numbers of which one is meant. 'two or three billion' */
  rangeOr?: Words;
  /** Before a range. 'between 10 and 15' */
  rangeBetween?: Words;
  /** Between its numbers. */
  rangeAnd?: Words;
  /** At the beginning of a cell: its row adds up the others of its table. */
  rowsOfTotals?: Words;
  /** Right before a sum: no more than it. */
  upTo?: Words;
  /** Right before a sum: about it. 'just under …' */
  slightlyUnder?: Words;
  /** Right before a sum: no less than it. */
  atLeast?: Words;
  /** Right before a sum: less than it. */
  lessThan?: Words;
  /** Right before a sum: more than it; 'handed over' is no qualifier. */
  moreThan?: Words;
  /** Right before a sum: about it. */
  about?: Words;
  /** Right behind a sum: no less than it. '… or more' */
  orMore?: Words;
  /** Right behind a sum: no more than it. '… at most' */
  atMost?: Words;
  /** Right behind a sum: about it. '… or so' */
  orSo?: Words;
  /** Between a qualifier and its sum. 'up to another …' */
  beforeSums?: Words;
  /** Currency words that are money only behind a million or the like. 'bombs of 500 pounds' */
  notMoneyAlone?: Words;
  /** Between a number and its currency. 'millions of euros' */
  ofCurrency?: Words;
  /**
   * Behind a number without a currency: it goes on about money; any other noun says that people, tonnes or
   * shells are counted. 'the other 8 million for …'
   */
  goesOnAsMoney?: Words;

  // Days
  /** Behind the number of a day. '5th' */
  ordinals?: Words;
  /** Between a day and its month. '5th of May' */
  ofMonth?: Words;
  /** Before a month. 'in May, since May' */
  inMonth?: Words;
  /** Between such a word and the month. 'in early May' */
  partOfMonth?: Words;
  /** Between a month and its year. 'May of 2024' */
  ofYear?: Words;
  /** Behind a month: its year is told in words. 'May this year' */
  sayYear?: Words;
  /** Behind a month: of the year before. 'May last year' */
  lastYear?: Words;
  /** Before a year. 'in 2022' */
  inYear?: Words;
  /** Before a weekday. 'on Tuesday' */
  onDay?: Words;
  /** Of these, before a day that is to come. */
  nextDay?: Words;
  /** The day before that of publication. */
  yesterday?: Words;
  /** The day of publication. */
  today?: Words;
  /** A week before it. */
  aWeekAgo?: Words;
  /** The month before. */
  aMonthAgo?: Words;
  /** The month of publication. */
  thisMonth?: Words;
  /** The year before. */
  aYearAgo?: Words;

  // Days by which something is due
  /** Before a day, a month or a year that is the last one. 'by March 2027' */
  dueBy?: Words;
  /** Between such a word, or none, and a period of which the last day is meant. 'by the end of 2027' */
  dueEndOf?: Words;
  /** Before a number of days, weeks, months or years, or before one of them. 'within three months' */
  dueWithin?: Words;
  /** Units of time, by their stems, in months of thirty days, with weeks and days as parts of them. */
  timeUnits?: Partial<Record<"day" | "week" | "month" | "year", Words>>;
  /** The year of publication, and the one behind it. 'this year', 'next year' */
  dueThisYear?: Words;
  dueNextYear?: Words;
  /** Before the first of two years, and between them. 'from 2024 to 2027' */
  dueFromYear?: Words;
  dueToYear?: Words;
  /** Behind a number that is a year, where a language says so. 'до 2027 року' */
  yearWord?: Words;
  /** Behind 'the first' and 'the second': half a year. 'in the first half of 2027' */
  firstHalf?: Words;
  secondHalf?: Words;
  /** 'the first quarter of', to 'the fourth quarter of': in their order. */
  quarters?: readonly Words[];

  // People, and nouns that stand for names
  /** Offices of people who speak for a party. */
  roles?: Words;
  /** Behind a role: what it is for. 'minister for crisis management' */
  charges?: Words;
  /** Between a name and its role behind a comma. 'Hadja Lahbib, the European commissioner' */
  roleArticles?: Words;
  /** Behind the name of somebody who governs. 'Javier Milei's office' */
  offices?: Words;
  /** Before 'country', where it stands for a name told before. 'his country' */
  owners?: Words;
  /** Behind such a word. */
  ownCountry?: Words;
  /** Behind a number, where both stand for names told before. 'the two countries' */
  countedParties?: Words;
  /** Numbers that stand so with no noun. 'the three will share …' */
  trioNumbers?: Words;
  /** Behind such a number. */
  trioVerbs?: Words;
  /** The three countries that go by one name. */
  balticStates?: Words;
  /** Behind a noun and before a name: others are meant, named right here. 'the two countries in Africa' */
  inOrOf?: Words;
  /** Banks that are called after what they do, whatever they give for. */
  banks?: Words;

  // Sentences and their clauses
  /**
   * At the start of a clause: what stands between two commas says nothing of what follows. ', which
   * recognises neither side, gives …'
   */
  insertions?: Words;
  /** A new statement begins here, behind a comma or without. 'while …' */
  conjunctions?: Words;
  /** The same, where a comma belongs to the statement before. */
  bareConjunctions?: Words;
  /** The same, behind a comma only. ', which …, and it …' */
  relatives?: Words;
  /** Letters behind which a dash may be the verb 'is'. */
  dashIsVerbAfter?: Words;
  /** Words behind such a dash: it is no border. */
  dashIsVerb?: Words;
  /** Conjunctions at the edge of a quote, which are no part of it. */
  joinsClauses?: Words;
  /** Between two sums: the second one's words begin here. */
  joinsSums?: Words;
  /** The conjunction of two statements. */
  and?: Words;
  /** The article, in small letters. */
  the?: Words;
  /** The article before the first name of a line. */
  theAtStart?: Words;

  // Who gives
  /** Right before a name: it is a place. 'the fund in Vienna' */
  places?: Words;
  /** Between such a word and the name. 'in neighbouring Latvia' */
  sides?: Words;
  /** Right before a name: it receives. 'to Latvia' */
  receivers?: Words;
  /** Right before a name that receives without 'to'. 'lends Moldova ten million' */
  givenTo?: Words;
  /** Right before a name: it stands beside who gives. 'together with Latvia' */
  companions?: Words;
  /** Between such a word and the name. 'with several other …' */
  someOf?: Words;
  /** From a sum to the name of who gives it. 'eight million comes from Austria' */
  directlyFrom?: Words;
  /** Behind a name: a way for money that is called after a country. 'the Czech initiative' */
  ways?: Words;
  /** Behind a name with 'for': what a rule comes to. 'For Latvia that means ten million' */
  means?: Words;
  /** Before these words. */
  thatMeans?: Words;
  /** Right before such a name. */
  forWhom?: Words;
  /** Behind a name: who is cited. 'Norway's defence ministry says' */
  cited?: Words;
  /** A day behind these words begins so. 'said on Tuesday' */
  citedOn?: Words;
  /** Behind a name: who sells or makes. 'a Czech dealer' */
  businesses?: Words;
  /** Who guarantees a loan gives, not who lends. */
  guarantees?: Words;
  /** Behind a name that is no adjective. 'from Austria and' */
  standsAlone?: Words;
  /** Right before a name: it gives. 'a gift from Austria' */
  givenBy?: Words;
  /** Between such a word and the name. 'by the government of …' */
  governmentOf?: Words;
  /** Right before a name: who runs what others pay for. 'a fund managed by Latvia' */
  managers?: Words;
  /** Between such a word and the name. */
  anArticle?: Words;
  /** Behind a name: it is one of many. 'Latvia and Estonia among them' */
  amongThem?: Words;
  /** Behind a name: it owns what is given. 'Danish aid' */
  givesItsOwn?: Words;
  /** Between a name and a sum: it receives. 'Latvia will receive' */
  receives?: Words;
  /** Before a sum: somebody receives it. 'was given …' */
  receivesIt?: Words;
  /** Between two names that give together. 'Denmark and Norway' */
  togetherWith?: Words;
  /**
   * Between two names, the first of which speaks of the second one's money. 'the bank said that Lithuania
   * …'
   */
  speaksOf?: Words;
  /** Right before a name that pays along. 'paid together with Belgium' */
  paysWith?: Words;
  /** Behind a name: no party but its members. 'other EU countries' */
  ofAParty?: Words;
  /** At the start of a sentence, in its letters: somebody who was named before. 'It …, The ministry …' */
  pronouns?: Words;
  /** Behind a name: who stands in the way of others' gifts gives nothing. 'Hungary again blocked …' */
  objects?: Words;
  /** In a clause: the money is earned by frozen assets. 'comes from the interest' */
  fromFrozenAssets?: Words;
  /** Behind a sum: every one of them gives as much. */
  each?: Words;

  // Goods
  /** Goods that begin so are known already. 'a few of the tanks' */
  goodsKnown?: Words;
  /** In a sentence: goods were handed over long ago or are only spoken of. 'could send …' */
  goodsNotNow?: Words;
  /** Between goods and a sum that is what they are worth. 'tanks worth …' */
  worth?: Words;

  // Fields
  /** In a clause: it recalls what was promised long ago. 'had given, last autumn' */
  beforeNow?: Words;
  /** What was given long ago was paid; what is told of it now may still be a promise. Stems. 'gave' */
  gave?: Words;
  /**
   * What somebody gave is out of his hands, whenever it was; 'had given' and 'is provided' may be a
   * promise. 'gave'
   */
  gaveOnce?: Words;
  /** A part of a package with the body that it is meant for. 'The Red Cross gets three million' */
  getsIt?: Words;
  /** The same, right behind a sum. '€5 million to UNHCR' */
  goesTo?: Words;
  /** Who receives beside Ukraine, by name. */
  moldova?: Words;
  /** Who receives beside Ukraine. 'Ukraine and its neighbours' */
  neighbours?: Words;
  /** Stems of who receives. */
  ukraine?: Words;
  /** The same, as whole words. */
  ukraineAlone?: Words;
  /** Behind a sum: what follows says what it is for. 'for shells, to repair bridges' */
  purposeLeads?: Words;
  /** Of these, those that are no part of what it is for. */
  purposePrepositions?: Words;
}
