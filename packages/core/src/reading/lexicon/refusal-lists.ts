import type { Words } from "./words.ts";

/** Of what a language must bring to be read: the lists by which a sum is refused, and by which it is a part of another. */
export interface RefusalLists {
  // Refusals: why a sum is no promise
  /** Verbs by which money or goods are promised or handed over, in any form: whole words. */
  givingVerbs?: Words;
  /** The same, as stems of a language that inflects its endings. */
  givingStems?: Words;
  /** Nouns that are promises themselves: whole words. */
  gifts?: Words;
  /** The same, as stems. */
  giftStems?: Words;
  /**
   * A verb of giving between a cue and the sum takes the cue's meaning away. 'in its budget the government
   * sets aside …'
   */
  givingBehindCue?: Words;
  /** Behind a sum: it is a price. '… apiece, … a tonne' */
  pricesBehind?: Words;
  /** Before a sum: it is what a thing costs, or what somebody earns. 'costs …, a fine of …' */
  prices?: Words;
  /** Behind a sum: it is the size of damage, trade, debt or a budget. '… in damage, … deficit' */
  budgetsBehind?: Words;
  /** Before a sum, the same. 'a budget of …, revenues of …' */
  budgets?: Words;
  /** Before a sum: it is spent at home. 'hosting refugees for …' */
  atHome?: Words;
  /** Right before a sum: a budget that is aid. 'agreed on a budget of …' */
  budgetForAid?: Words;
  /** Before a sum: people gave it, whom no ledger of states counts. 'volunteers collected …' */
  privately?: Words;
  /** Behind a sum: it is for the giver's own. '… for its own army' */
  ownUse?: Words;
  /** Before a sum, the same. 'to refill their stocks, …' */
  ownUseLead?: Words;
  /**
   * It was given since the war began: no promise but what promises have come to. 'since the start of the
   * war'
   */
  sinceThen?: Words;
  /** The same, as stems. 'so far, to date' */
  soFar?: Words;
  /** In the clause of a sum whose sentence says since when it is counted. 'has given …, totals …' */
  hasOrTotals?: Words;
  /** Before a sum: a total has reached it. 'has now reached …' */
  reached?: Words;
  /** Before a sum: something brings a total to it. 'brings the total to …' */
  brings?: Words;
  /** Right before a sum, the same with a pronoun. 'bringing it to …' */
  bringsTo?: Words;
  /** Before a sum: all the aid comes to it. 'its aid exceeds …' */
  totals?: Words;
  /** What has a size of its own and is no total. 'the package amounts to …' */
  noTotals?: Words;
  /** Before a sum: somebody asks for it, hopes for it or thinks about it. 'asked for …, might give …' */
  requests?: Words;
  /**
   * A promise told in the past, with the word that else makes a condition of it. 'said that Ireland would
   * send …'
   */
  reportedPromises?: Words;
  /** Behind a sum: it was asked for, or depends on something. '… that Kyiv has asked for' */
  requestsBehind?: Words;
  /**
   * Before a sum: in the condition itself; what follows behind its comma is told as it is. 'if … is found'
   */
  conditions?: Words;
  /** Behind a cost: somebody bears it, and it is a gift. 'the cost, …, is borne by Latvia' */
  borneBy?: Words;
  /** Before a sum: a company's own business. 'invests …' */
  invests?: Words;
  /** Behind what is invested, the same. '… in a factory' */
  plants?: Words;
  /** Behind a sum: it is the sums before it, added up. '… altogether' */
  addedUp?: Words;
  /** What shows that a sum stands before. 'five million …' */
  scalesBefore?: Words;
  /** Before a sum: what is no aid costs it. 'the costs of the summit, …' */
  noAidLead?: Words;
  /** Behind a sum: it is spent on what is no aid. '… a year on asylum' */
  noAid?: Words;
  /** Before a sum: it is denied, refused or held up. 'denied that it would give …' */
  denials?: Words;
  /** A denial that is none. 'not only …' */
  notOnly?: Words;
  /** Before a sum: something else stands in its place, up to the comma. 'instead of …' */
  insteadOf?: Words;
  /** Anywhere in a sentence: what it tells is called untrue. Stems. 'a hoax' */
  untrue?: Words;
  /** Anywhere in a sentence: what it tells is a rumour. Stems. 'reportedly' */
  rumours?: Words;
  /** Before a sum: it is another one in another currency. 'the equivalent of …' */
  converted?: Words;
  /** Between a sum and the same in another currency. '$100 million is now 138 billion won' */
  isNowWorth?: Words;
  /** Between two sums, the second of which says the first again. '…, or …' */
  saidAgain?: Words;
  /** Behind these words, before the second sum. '… about …' */
  roughly?: Words;
  /** Right before a sum that was paid for a thing. 'Poland paid … for them' */
  paid?: Words;
  /** Behind such a sum. */
  forThem?: Words;
  /** Before a sum: it is what a thing cost. 'the tanks for which Poland paid …' */
  paidFor?: Words;
  /** Before a sum: it is the value of many packages. '46 packages, total value …' */
  ofMany?: Words;
  /** Before a sum: what goes back is no gift. 'repaid …' */
  repaid?: Words;
  /** In a clause: what had been given before. 'until then it had given …' */
  untilThen?: Words;
  /** At the start of a clause: who gets a sum is no recipient of aid. 'Defence gets …' */
  receivesAtHome?: Words;
  /** Behind a sum: another country gets it. '… for Gaza' */
  forOthers?: Words;
  /** Before a price: it is told of a gift. 'Norway's part costs …' */
  ownShares?: Words;
  /** Before a price: somebody pays it as a gift. 'undertakes to pay the fees of …' */
  paysIt?: Words;
  /** Behind a sum: it is all that a giver gave. 'the biggest donor, with … given or committed' */
  givenInAll?: Words;
  /** Behind a sum: by how much sums differ. '… more than this year' */
  compared?: Words;
  /** Before a sum: what is given for something is no gift. 'in return for …' */
  inExchange?: Words;
  /** Before a sum: farmers at home get it. 'farmers would get …' */
  farmers?: Words;
  /** Between Ukraine and a sum: it receives, and does not spend. Stems. 'Kyiv will receive …' */
  gets?: Words;
  /** Right before a name: it is no subject. 'in Kyiv' */
  prepositions?: Words;
  /**
   * Right before a sum: it is one that is known, of which a part is told. 'of the …, Vilnius pays'
   */
  outOf?: Words;
  /** Right before a sum that may have been told before. 'the … million, this …' */
  sameSum?: Words;
  /** Behind a sum: what goes on about the pledge before needs no verb. '… to the refugee agency' */
  goesOn?: Words;
  /** Behind a sum that a sentence begins with. 'At four billion it is smaller than the last' */
  itIs?: Words;
  /** Before such a sum, as far as its sentence goes. */
  sumOfIt?: Words;

  // Packages and their parts
  /** Between two sums: the second is a part of the first, whose fate it shares. '…, of which …' */
  partsOf?: Words;
  /** Between two sums: a part of a price that is a gift. '…, of which Belgium pays …' */
  paidParts?: Words;
  /** Behind a sum: a part of the sum before. 'five billion of it' */
  ofIt?: Words;
  /** At the start of a sentence: a part of what the one before told. 'Of this, four billion …' */
  partsOfThat?: Words;
  /** At the start of a sentence: another like the one told before. 'The first …' */
  theOther?: Words;
  /** A sum is told as a promise of its own. Stems. 'another …, a new …' */
  ofItsOwn?: Words;
  /** What is told beside a package is no part of it. 'on top of that …' */
  onTop?: Words;
}
