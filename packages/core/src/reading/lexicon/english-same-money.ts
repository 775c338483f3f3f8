import type { SameMoneyLists } from "./same-money-lists.ts";
import { words } from "./words.ts";

const package_ =
  "(?:package|tranche|sum|total|amount|money|aid|assistance|support|funds?|funding|pledge|contribution)";
const holds =
  "(?:includ|compris|contain|cover)(?:es?|s|ed|ing)?|(?:is|are) (?:made up|composed) of|consists? of";

/** What is the same money, in English. What each list is for, `SameMoneyLists` says; what stands above one is an example. */
export const sameMoney: SameMoneyLists = {
  // 'more than a billion, including …'
  insideIt: words`
    includ(?:ing|es?)|inclusive of|incl\.|of which|of (?:it|this|that|these)|out of (?:it|this|that|which)
    among (?:it|them|these|which)|consist(?:s|ing) of|compris(?:es?|ing)|(?:made up|composed) of
    broken down into|split (?:into|between)|contain(?:s|ing)?
  `,
  // 'The package comprises …'
  insideThat: words`
    Of (?:this|that|it|these|those|which|the ${package_})|Out of (?:this|that|it|which|the ${package_})
    Among (?:it|this|them|these)|Included (?:in it |in this |in that )?(?:is|are|was|were)|Including
    (?:This|That|These|It|They|(?:The|This|That) (?:\p{L}+ ){0,2}${package_}) (?:
      will |would |also ){0,2}(?:${holds}|be (?:split|divided|broken down)|(?:is|are) (?:split|divided|broken down)
    )
  `,
  // 'one half, …', 'the first instalment, of …', 'the other 50 million'
  shareOfIt: words`
    (?:(?:one|the other|the first|the second|a|the larger|the smaller) )?half(?: of (?:it|this|that|the \p{L}+))?
    (?:a|one|another|two|three) (?:third|quarter|fifth|tenth)s?(?: of (?:it|this|that|the \p{L}+))?
    (?:the|its) (?:greater|larger|bigger|biggest|largest|best|smaller|main|lion['’]s|\p{L}+) (?:part|share|portion|slice)
    (?:the|a|its) (?:first|second|third|fourth|last|final|next|initial) (?:
      parcel|tranche|instal?lment|slice|part|portion|payment|disbursement|project loan
    )
    most of (?:it|this|that|the \p{L}+)|the bulk(?: of (?:it|this|that|the \p{L}+))?
    the (?:rest|remainder|remaining|balance|other)|from (?:this|that) (?:amount|sum|money|pot)
    (?:of|from) the (?:same )?(?:amount|sum|money|total)
  `,
  // 'the money goes to: …'
  sumBefore: words`
    (?:the|this|that) (?:\p{L}+ )?(?:package|sum|money|amount|tranche|pledge|commitment|donation|allocation|total)
    (?:this|that|these|those) (?:\p{L}+ )?(?:aid|assistance|support|grant|loan|contribution|funds?|funding)
    the (?:funds|funding)|for (?:this|that) purpose
  `,
  // 'the … million'
  knownSum: words`
    (?:the|this|that|these|those|its|their|his|her|\p{L}+(?:[’']s|s[’']))(?: (?:
      same|full|whole|entire|promised|pledged|announced|approved|additional|extra|further|new|roughly|about|around
      some|nearly|almost|up to|more than|over
    ))*
  `,
  // 'to the Red Cross'
  toSomebody: words`to|into|through|via`,
  // 'another …'
  anotherSum: words`
    another|additional|further|extra|(?:a|the) second|on top|in addition|besides|moreover|separately|also|too
    other|more(?! than)
  `,
  // 'a package of …'
  madeOfSums: words`
    packages?|tranche|instal?lment|in (?:all|total)|altogether|all told|overall|combined|totall?ing|total|envelope
  `,
  // 'in all, …'
  sumOfThose: words`in (?:all|total)|altogether|all told|combined|totall?ing|total|overall|together|brings?|taken`,
};
