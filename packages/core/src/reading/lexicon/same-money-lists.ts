import type { Words } from "./words.ts";

/** Of what a language must bring to be read: the lists by which two sums of one text are told to be the same money. */
export interface SameMoneyLists {
  /** Between two sums: the second is inside the first. 'more than a billion, including …' */
  insideIt?: Words;
  /** At the start of a sentence, in its letters: what follows is inside the sum before. 'The package comprises …' */
  insideThat?: Words;
  /** Before a sum, in its statement: it is a share of the one before. 'one half, …', 'the first instalment, of …' */
  shareOfIt?: Words;
  /** In a sentence: it stands for the sum told before. 'the money goes to: …' */
  sumBefore?: Words;
  /** Right before a sum: it is one that the text has told. 'the … million' */
  knownSum?: Words;
  /** Behind a sum, before a name: somebody gets it. 'to the Red Cross' */
  toSomebody?: Words;
  /** Beside a sum: it comes on top of what was told. 'another …' */
  anotherSum?: Words;
  /** In the words of a sum: others add up to it. 'a package of …' */
  madeOfSums?: Words;
  /** The same, of a sum that is told behind those that add up to it. 'in all, …' */
  sumOfThose?: Words;
}
