import type { RefusalLists } from "./refusal-lists.ts";
import { words } from "./words.ts";

/** Why a sum is no promise, in English. What each list is for, `RefusalLists` says; what stands above one is an example of it. */
export const refusals: RefusalLists = {
  // Refusals: why a sum is no promise
  givingVerbs: words`
    plac(?:e|es|ed|ing)|(?:has|have|had) found|finds|pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)
    commit(?:s|ted|ting)?|allocat(?:e|es|ed|ing)|allot(?:s|ted|ting)?|earmark(?:s|ed|ing)?
    announc(?:e|es|ed|ing)|unveil(?:s|ed|ing)?|present(?:s|ed|ing)?|donat(?:e|es|ed|ing)
    contribut(?:e|es|ed|ing)|provid(?:e|es|ed|ing)|deliver(?:s|ed|ing)?|transfer(?:s|red|ring)?
    sen(?:d|ds|t|ding)|giv(?:e|es|en|ing)|gave|grant(?:s|ed|ing)?|fund(?:s|ed|ing)?|financ(?:e|es|ed|ing)
    direct(?:s|ed|ing)|approv(?:e|es|ed|ing)|sign(?:s|ed|ing)?|sets? aside|setting aside|put(?:s|ting)?
    add(?:s|ed|ing)?|assign(?:s|ed|ing)?|pa(?:y|ys|id|ying)|support(?:s|ed|ing)?|spen(?:d|ds|t|ding)
    invest(?:s|ed|ing)?|releas(?:e|es|ed|ing)|disburs(?:e|es|ed|ing)|hand(?:s|ed|ing)?|mak(?:e|es|ing)|made
    offer(?:s|ed|ing)?|extend(?:s|ed|ing)?|lend(?:s|ing)?|lent|channel(?:s|led|ling|ed|ing)?
    mobilis(?:e|es|ed|ing)|mobiliz(?:e|es|ed|ing)|dedicat(?:e|es|ed|ing)|devot(?:e|es|ed|ing)
    reserv(?:e|es|ed|ing)|suppl(?:y|ies|ied|ying)|ship(?:s|ped|ping)?|sponsor(?:s|ed|ing)?|bring(?:s|ing)?
    brought|increas(?:e|es|ed|ing)|rais(?:e|es|ed|ing)|boost(?:s|ed|ing)?|tops? up|topped up|topping up
    is set at|set at|goes|go|will go|went|gets?|receiv(?:e|es|ed|ing)|obtains?|flow(?:s|ed|ing)?|drawn? down
    back(?:s|ed|ing)?|buy(?:s|ing)?|bought|purchas(?:e|es|ed|ing)|order(?:s|ed|ing)?
    guarante(?:e|es|ed|eing)|undertak(?:e|es|en|ing)|undertook|pump(?:s|ed|ing)?|plough(?:s|ed|ing)?
    steer(?:s|ed|ing)?|wir(?:e|es|ed|ing)|budget(?:s|ed)|vot(?:e|es|ed|ing)|agre(?:e|es|ed|eing)
    confirm(?:s|ed|ing)?|pric(?:e|ed) in|include[sd]?|cover(?:s|ed|ing)?|rededicat\w+|chip(?:s|ped|ping)? in
    join(?:s|ed|ing)?|comes?|came|means|follows?|followed|stump(?:s|ed)? up|throw(?:s|n)?|foot(?:s|ed|ing)?
    borne|bear(?:s|ing)?|kick(?:s|ed)? in|step(?:s|ped)? in|match(?:es|ed)?|doubl(?:e|es|ed|ing)
    tripl(?:e|es|ed)|renew(?:s|ed)?|prolong(?:s|ed)?|foresees?|tabled?|book(?:s|ed)?|clear(?:s|ed)?
    wav(?:e|es|ed|ing) through|pass(?:es|ed|ing)? on|funnel\p{L}*|inject\p{L}*|subsidi[sz]\p{L}+
    underwr\p{L}+|bankroll\p{L}*|shoulder\p{L}*|fork(?:s|ed)? out|free(?:s|d)? up|freed|unlock\p{L}*
    unblock\p{L}*|scal(?:e|es|ed|ing) up|takes? over|took over|writ\p{L}+ off|waiv\p{L}+|forgiv\p{L}+
    forgave|award\p{L}*|procur\p{L}+|leas(?:es|ed|ing)|picks? up|picked up|ring-?fenc\p{L}*|dispatch\p{L}*
    vow(?:s|ed|ing)?|volunteer(?:s|ed)|insur(?:e|es|ed|ing)|(?:part|share) costs|compris\p{L}+|consists? of
    envisag\p{L}+|intends?|(?:will|to) (?:jointly )?(?:restore|rebuild|repair|renovate|refurbish|equip)
    authoris(?:e|es|ed)|authoriz(?:e|es|ed)|sanction(?:s|ed) the|intended|meant|used|available|worth|valued
    destined|planned|foreseen|scheduled|due
  `,
  gifts: words`
    packages?|contributions?|tranches?|instal?lments?|grants?|loans?|guarantees?|donations?|aid|assistance
    support|help|funding|programmes?|programs?|facilit(?:y|ies)|pledges?|commitments?|relief|drawdown
    credit line|credits?|gifts?|funds?|allocations?|envelope|lifeline|cheque|sums?|money|share|projects?
    deal|deliver(?:y|ies)|shipments?
  `,
  // 'in its budget the government sets aside …'
  givingBehindCue: words`
    sets? aside|setting aside|set aside|allocat\w*|allot\w*|earmark\w*|reserv\w*|pledg\w*|promis\w*|donat\w*
    contribut\w*|provid\w*|announc\w*|giv(?:e|es|ing)|gave|sends?|sent|adds?|added|assign\w*|foresees?
    transferr?\w*|disburs\w*|grant(?:s|ed)|commit\w*|makes? available|made available
  `,
  // '… apiece, … a tonne'
  pricesBehind: words`
    apiece|per (?!year|annum|month)\p{L}
    (?:for )?an? (?:
      tonne|ton|hectare|piece|barrel|lit(?:re|er)|kilo\p{L}*|unit|shell|shot|round|drone|head|mega\p{L}*
      share|day|night|person|copy|gallon|cubic|square
    )
    to the (?:euro|dollar|pound)|at (?:today's|current|present|market|last year's) (?:market )?prices
  `,
  // 'costs …, a fine of …'
  prices: words`
    costs?|costing|price[ds]?|price tag|fetch(?:es|ed)?
    (?:is|are|was|were|been) (?:offered|sold|bought|purchased|acquired|insured) (?:[^,;:]{1,40} )?(?:for|at)
    (?:sells?|sold|selling) (?:[^,;:]{1,40} )?(?:for|at)|retails?|wages?|(?:monthly|weekly|daily|yearly) pay
    salar(?:y|ies) of|rents?|fees?|fin(?:e|es|ed)|premiums?|tariffs?|insurance|auction(?:ed)?|allowances?
    ticket
  `,
  // '… in damage, … deficit'
  budgetsBehind: words`
    (?:in|of|worth of) (?:\p{L}+ )?(?:
      damages?|losses|costs|exports|imports|revenues?|tax(?:es)?|profits?|trade|GDP|debts?|savings|cuts
      sales|turnover|goods|grain|wheat|fuel imports
    )
    (?:on|from) (?:oil|gas|petroleum|fuel)(?: and \p{L}+)?|of Russian (?:money|assets|reserves|funds)|left
    remaining|unspent|deficit|shortfall|gap|hole|surplus|debt|abroad in
    budget(?! support| aid| assistance| help)
    (?:a|per|every) (?:month|year|day) (?:on|for|to) (?:its|their|his) own
  `,
  // 'a budget of …, revenues of …'
  budgets: words`
    surplus|cuts?|cutting|budgets?(?! support| aid| assistance| help| and)|GDP|gross domestic product
    deficits?|defen[cs]e spending|military spending|spending (?:cuts?|plan|goal)|savings|economy|wealth fund
    sovereign fund|fund (?:is|was) worth|revenues?|export(?:s|ed)|import(?:s|ed)|turnover
    profits? (?:of|rose|fell|reached)|debts?|damages?(?! by)|loss(?:es)?|losing|lost|shortfall|gap|market
    sanctions|earn(?:s|ed|ings?)|borrow(?:s|ed|ing)?|stolen|frauds?|corruption|embezzl\p{L}+
    (?:
      frozen|immobili[sz]ed|blocked
    ) (?:Russian )?(?:state |central bank )?(?:assets|reserves|funds) (?:worth|of|total\p{L}*|valued)
    reserves worth|estimates? (?:the |that |total )?(?:the )?(?:damages?|costs?|losses|needs?)
    estimates? (?:vary|varies|range|differ)\p{L}*|estimated (?:at|total)|ransom|shares? (?:rose|fell)
    orders? (?:books?|backlog)|needs? (?:are|is|were|stand|of|at|put)|lack(?:s|ed|ing)?|cost of|price of
    bill for|reconstruction (?:needs|bill|will cost)|treasury (?:took|raised)
  `,
  // 'hosting refugees for …'
  atHome: words`
    too (?:high|low|much|little)|spending on(?! (?:Ukrain|aid|support|military))|hosting
  `,
  // 'agreed on a budget of …'
  budgetForAid: words`(?:agree|approv|adopt|set|pool)\p{L}*(?: \p{L}+)? an? (?:\p{L}+ )?budget of`,
  // 'volunteers collected …'
  privately: words`
    collect(?:s|ed|ing)?|crowdfund\p{L}*|fund-?rais\p{L}*|whip-?round
    (?:
      citizens|volunteers|people|readers|pupils|students|fans|supporters|villagers|residents|charit(?:y|ies)
      churches|foundations?|artists|charity concert|appeal
    ) (?:(?:ha(?:s|ve)|had|together) )*(?:raised?|raises|given|gave|donated?|sent)
  `,
  // '… for its own army'
  ownUse: words`
    (?:of|for|on|to|from) (?:its|their|his|her) own(?! (?:stocks|stockpiles|depots|supplies|inventory))
    moderni[sz](?:ing|e|ation of) (?:its|their)|restock\p{L}*|replenish\p{L}*|home front
    own (?:armed forces|army|military|defen[cs]e)
  `,
  // 'to refill their stocks, …'
  ownUseLead: words`
    (?:to|for) (?:moderni[sz]e|expand|refill|replenish|rebuild) (?:its|their) (?:own )?(?:
      army|armed forces|military|stocks|stockpiles|arsenals?
    )
  `,
  // 'since the start of the war'
  sinceThen: words`
    (?<!\p{L})(?<!(?:
      largest|biggest|first|latest|newest|highest|second|third|fourth|fifth|tenth|package|tranche|time|kind
      sort
    )(?: \p{L}+){0,3} )(?<!(?:first|second|third|\p{L}+th|\d(?:st|nd|rd|th)) (?:\p{L}+ )?(?:
      drawdown|package|tranche|round|delivery|shipment
    )(?: [\p{L}.'’]+){0,14} )since (?:
      the (?:start|beginning|outbreak|onset|full-scale|large-scale|Russian|invasion|war|attack)
      (?:\p{L}+ ){0,2}(?:19|20)\d\d|then|russia|moscow|february|it began|the last
    )
  `,
  // 'so far, to date'
  soFar: words`
    (?<!(?:largest|biggest|highest|first|most generous|smallest)(?: \p{L}+){0,3} )so far(?!\p{L})
    to date(?!\p{L})|until now(?!\p{L})|up to now(?!\p{L})|thus far|all told|cumulative|combined total
    grand total|(?:in|over|during) the (?:past|last) (?:\p{L}+ )?(?:years?|months)
    in the first (?:\p{L}+ )?(?:months|weeks|half|quarter) of
    already (?:given|provided|spent|sent|committed|contributed|received|decided to (?:give|provide))
  `,
  // 'has given …, totals …'
  hasOrTotals: words`has|have|had|totals?|total|altogether`,
  // 'has now reached …'
  reached: words`
    (?:ha[sd]|have|having) (?:now |already |thus |by now |long )?(?:
      reached|passed|exceeded|surpassed|topped|hit|crossed|risen to|climbed to|grown to|amounted to
      totall?ed|accumulated|mobili[sz]ed a total of
    )
    stands? at|stood at
    put(?:s|ting)? (?:the |its |their )?(?:
      overall|total|combined|entire|cumulative
    ) (?!for (?:20|this))[^;:]{0,60} at
  `,
  // 'brings the total to …'
  brings: words`
    (?:
      bring|brings|bringing|brought|takes?|taking|took|lifts?|lifting|lifted|push(?:es|ed|ing)?
      mak(?:es|ing)|put(?:s|ting)?|rais(?:es|ed|ing)|swell(?:s|ing)?
    )[^;:]{0,90}(?:
      total|overall|sum|amount|aid|support|assistance|contributions?|help|figure|tally|value|volume|bill
      commitments?|spending|share
    )[^;:]{0,60}(?:to|past|above|beyond)
  `,
  // 'bringing it to …'
  bringsTo: words`(?:bring|brings|bringing|brought) (?:it|this|that|them) to`,
  // 'its aid exceeds …'
  totals: words`
    (?:
      total(?! of)|overall|entire
      (?:with (?:this|that|the \p{L}+)|including)[^;:]{0,40} (?:sum|amount|figure|volume|value)
      combined (?!value)|cumulative|aid|assistance|support|help|contributions|donations|deliveries
      commitments?|pledges|spending
    )(?! (?:package|tranche|programme|program|fund))[^,;:]{0,70}(?:
      exceeds?|exceeded|surpass(?:es|ed)?|tops?|stands? at|stood at|amounts? to|amounted to|adds? up to
      comes? to|came to|totals?|totall?ed|runs? to|ran to|climbs? to|climbed to
      ris(?:es|en)(?: to| past| beyond)?|rose(?: to| past)?|grows? to|grew to|swells? to|mounts? to
      is (?:now |already )?(?:above|over|more than|worth more than|put at|close to|nearly|almost|up to)|is (?:now|already)|reach(?:es|ed)
    )
  `,
  // 'the package amounts to …'
  noTotals: words`package|tranche|instal?lment|batch|consignment|agreement|deal|facility`,
  // 'asked for …, might give …'
  requests: words`
    request(?:s|ed|ing)?
    ask(?:s|ed|ing)? (?:
      for|the|its|his|her|congress|parliament|allies|partners|lawmakers|donors|europe|western|nato
    )
    call(?:s|ed|ing)? (?:for|on)|appeal(?:s|ed|ing)?|seek(?:s|ing)?|sought|demand(?:s|ed|ing)?|wants?|wanted
    wish(?:es|ed)? (?:for|to)|hop(?:es?|ed|ing) (?:for|to|that)|needs?|required?|requires|urg(?:es|ed|ing)
    lobb(?:y|ied|ying)|plead(?:s|ed)?|propos(?:es?|ed|ing|als?)|suggest(?:s|ed|ing|ion)|recommend(?:s|ed)?
    consider(?:s|ed|ing)|mull(?:s|ed|ing)?|weigh(?:s|ed|ing)|discuss(?:es|ed|ing)?|debat(?:es|ed|ing)
    negotiat\p{L}+|studying|exploring|in talks|talks (?:on|about|over)|would|could|might
    may (?:be|have|get|give|send|provide|receive|soon|also|yet)|reportedly|reports? (?:of|about)|asked about
    (?:
      newspapers?|dail(?:y|ies)|tabloids?|blogs?|media|press
    ) [^,;:]{0,20}(?:put|wrote|claimed|spoke|named|mentioned)
    rumou?r(?:s|ed)?|allegedly|speculat\p{L}+|leaked|unconfirmed|offered to (?:pay|buy)|whether
    should (?:the|it|they)|floated|idea of|draft|claims?|claimed
  `,
  // 'said that Ireland would send …'
  reportedPromises: words`
    (?:
      sa(?:id|ys|ying)|announc(?:ed|ing)|promis(?:ed|ing)|pledg(?:ed|ing)|confirmed|declared|told|added
      stressed|vowed|revealed|stated|assured|agreed|decided|undertook|meant
    )(?!\p{L})[^;:]{0,170}?(?<!\p{L})would(?! (?:need|like|cost|require|be enough|have to))
  `,
  // '… that Kyiv has asked for'
  requestsBehind: words`
    (?:was|were|been|being|is|are|had|has)(?: \p{L}+)? (?:
      requested|sought|proposed|considered|discussed|rejected|turned down|ruled out|rumou?red|mooted|floated
      under discussion
    )
    requested by|sought by|proposed by|asked for by
    that (?:Kyiv|Ukraine|Zelensky\p{L}*|he|it|they) (?:has |had |have )?(?:
      requested|asked for|sought|wants?|needs?
    )
    it (?:has |had )?(?:requested|asked for|sought|says it needs|needs|wants)|which (?:has|have) (?:yet|not)
    depends? on|hinges? on|is (?:conditional|tied)|could (?:be|go|come|follow)|might (?:be|go|come|follow)
    may (?:be|go|come|follow)|would be needed|is needed|are needed
  `,
  // 'if … is found'
  conditions: words`if|unless|provided that`,
  // 'the cost, …, is borne by Latvia'
  borneBy: words`(?:borne|covered|paid|met|financed|funded|shouldered|picked up) by`,
  // 'invests …'
  invests: words`invest(?:s|ed|ing)?`,
  // '… in a factory'
  plants: words`
    in (?:a|an|its|their|new|the)(?: \p{L}+){0,3} (?:
      factory|factories|plant|plants|facility|joint venture|production line
    )
  `,
  // '… altogether'
  addedUp: words`altogether|in all|in total|all told|combined|together`,
  // 'five million …'
  scalesBefore: words`million|billion|bn`,
  // 'the costs of the summit, …'
  noAidLead: words`
    costs? of (?:the |hosting the |a )?(?:\p{L}+ )?(?:
      summit|conference|event|meeting|election|visit|ceremony|campaign
    )
  `,
  // '… a year on asylum'
  noAid: words`
    (?:a|per|each) year )?on (?:the |its |a |\p{L}+ )?(?:refugees|asylum|conference|summit|event|meeting
    elections?|olympics|games|campaign|restocking|domestic|border
  `,
  // 'denied that it would give …'
  denials: words`
    den(?:y|ies|ied|ying)|reject(?:s|ed|ing)?|ruled? out|rules out|no question of|refus(?:es|ed|ing)
    not true|untrue|false(?:ly)?|incorrect(?:ly)?|wrong(?:ly)?|mistaken(?:ly)?|misread\p{L}*|misreport\p{L}*
    erroneous(?:ly)?|dismiss(?:es|ed)|no (?:decision|plans?|such|talk)
    there (?:is|are|was|were|will be|would be) no|never|did not|does not|do not|will not|won't|has not
    have not|had not|is not|are not|was not|were not|cannot|can't|can not|didn't|doesn't|don't|isn't|wasn't
    hasn't|haven't|neither|nor|without|block(?:s|ed|ing)|veto(?:es|ed|ing)|h(?:olds|eld|olding) up
    voted down|votes down|turned down
  `,
  // 'not only …'
  notOnly: words`not (?:only|just|merely|least)`,
  // 'instead of …'
  insteadOf: words`instead of|rather than`,
  // 'a hoax'
  untrue: words`
    misread|misreport|invented|an invention|fabricat|pure fiction|nonsense
    (?:no|without) (?:any )?(?:basis|foundation)|baseless|groundless|unfounded|untrue|false report|a hoax
    no truth|denied (?:that|reports|having|the|any)|denies (?:that|reports)
    rejected (?:reports|a report|claims|the claim)|dismissed (?:reports|as|claims|the report)
    never (?:existed|happened)|is (?:wrong|false|incorrect|a mistake)
    was (?:wrong|false|incorrect|a mistake)
  `,
  // 'reportedly'
  rumours: words`
    reportedly|rumou?r|allegedly|unconfirmed|leaked|speculat
    quoting (?:unnamed|anonymous|current and former)|citing (?:unnamed|anonymous)|sources (?:say|said|told)
    according to (?:media reports|unnamed|people familiar|sources)
    (?:is|are) (?:said|thought|believed) to (?:be|have)
  `,
  // 'the equivalent of …'
  converted: words`
    converted(?: into| to)?|equivalent (?:to|of)
    at (?:the )?(?:current|today's|present) (?:exchange )?rates?|exchange rates?
    in (?:euros?|dollars?) (?:that is|this is|terms)
  `,
  // '$100 million is now 138 billion won'
  isNowWorth: words`
    (?:is|are|was|were|makes?) (?:now |currently |today )?(?:worth |equal to )?(?:about |some |roughly )?
  `,
  // '…, or …'
  saidAgain: words`
    or|i\.e\.|that is|that's|equal to|equalling|equivalent to|the equivalent of
    (?:which )?(?:is|are) (?:now|currently)|which is|which equals|equals|worth|roughly equal to
  `,
  // '… about …'
  roughly: words`
    about|around|roughly|approximately|some|nearly|almost|just over|just under|over|more than
  `,
  // 'Poland paid … for them'
  paid: words`(?:paid|pays)(?: \p{L}+)?`,
  forThem: words`for (?:them|it|these|those)`,
  // 'the tanks for which Poland paid …'
  paidFor: words`for which (?:\p{L}+ ){1,4}(?:paid|pays)(?! with)`,
  // '46 packages, total value …'
  ofMany: words`
    (?:
      \d+|ten|eleven|twelve|thirteen|fourteen|fifteen|twenty|dozens of|all
    ) (?:\p{L}+ )?(?:
      packages|tranches|deliveries|consignments
    )(?! will)[^;:]{0,40}(?:value|worth|valued|total)
  `,
  // 'repaid …'
  repaid: words`repaid|repays?|repaying|repayments?|paid back|pays? back`,
  // 'until then it had given …'
  untilThen: words`
    (?:
      before (?:that|this|then)|until then|by then|up to then|prior to (?:this|that)
    )(?!\p{L})[^;:]*(?<!\p{L})(?:had|ha[sd]|have)
  `,
  // 'Defence gets …'
  receivesAtHome: words`
    (?:The )?(?:(?:\p{L}+ )?(?:
      defen[cs]e|military|army|navy|armed forces|police|schools|health(?: service)?|pensioners|farmers
    ))\s+(?:gets?|receives?|will (?:get|receive)|is to (?:get|receive)|takes?)
  `,
  // '… for Gaza'
  forOthers: words`
    (?:in (?:\p{L}+ ){1,3})?(?:for|to|towards) (?:the )?(?:
      Israel|Gaza|Palestin\p{L}*|Taiwan|Georgia|Armenia|Syria|Sudan|Afghanistan|Yemen|Lebanon|Jordan|Turkey
      Türkiye|Egypt|Ethiopia|Somalia|Haiti|Bangladesh
    )
  `,
  // 'Norway's part costs …'
  ownShares: words`(?:part|share|contribution|donation|gift|commitment) (?:of it )?`,
  // 'undertakes to pay the fees of …'
  paysIt: words`
    (?:
      to pay|will pay|pays|covers?|will cover|to cover|meets?|bears?|foots?|shares?|splits?|shoulders?
    )(?: for)? (?:(?:the|its|their|half|part|all|of) )*(?:\p{L}+ )?
  `,
  // 'the biggest donor, with … given or committed'
  givenInAll: words`
    (?:in \p{L}+ )?(?:
      (?:given|committed|provided|pledged|spent|allocated) (?:or|and) \p{L}+
      [^.;:]{0,30}(?<!\p{L})makes? (?:it|them|\p{Lu}\p{L}+) (?:the|one of the)(?!\p{L})
    )
  `,
  // '… more than this year'
  compared: words`(?:more|less|higher|lower|above|below|up|down) (?:than|on)`,
  // 'in return for …'
  inExchange: words`in exchange|in return|as compensation`,
  // 'farmers would get …'
  farmers: words`
    (?<!(?:Ukrain\p{L}+|its|their|displaced) )(?:
      farmers|growers|pensioners|taxpayers|teachers at home|flood victims
    ) (?:would|will|are to|can)? ?(?:get|receive)
  `,
  // 'Kyiv will receive …'
  gets: words`
    receiv|gets?(?!\p{L})|got(?!\p{L})|obtain|secur|be given|be handed|been given|benefit|welcom|thank
  `,
  // 'in Kyiv'
  prepositions: words`to|for|in|with|of|from|against|on|by|towards|into|near|inside`,
  // 'of the …, Vilnius pays a third'
  outOf: words`(?<!top )(?:[Oo]ut )?[Oo]f (?:the|this|these|that|its)`,
  // 'the … million, this …'
  sameSum: words`the|this|that|these|those|its|same`,
  // '… to the refugee agency'
  goesOn: words`
    more )?(?:(?:to|for|into|towards) (?:the )?\p{L}|,?\s?(?:is|are|was|were|goes?|will|comes?)(?!\p{L})
  `,
  // 'At four billion it is smaller than the last'
  itIs: words`,? (?:it|this|that|the (?:package|sum|grant|tranche)) (?:is|was)`,
  sumOfIt: words`At (?:the |a total of )?`,

  // Packages and their parts
  // '…, of which …'
  partsOf: words`
    of which|including|of that|of it|of this|among (?:it|them)|out of (?:that|which)
  `,
  // '…, of which Belgium pays …'
  paidParts: words`
    (?:of which|of (?:it|this|that))(?!\p{L})[^.;:]*(?<!\p{L})(?:
      pa(?:ys?|id|y)|covers?|contributes?|gives?|bears?|shoulders?
    )
  `,
  // 'five billion of it'
  ofIt: words`of (?:it|this|that|which|them)|of the (?:total|sum|amount|money|package)`,
  // 'Of this, four billion …'
  partsOfThat: words`
    Of (?:this|that|it|these|which)|By far the (?:most|largest|biggest)
    (?:About |Around |Roughly |Nearly |Almost )?(?:[Hh]alf|[Mm]ost|[Mm]uch|[Pp]art) of (?:it|this|that)
    The (?:(?:
      larger|smaller|other|remaining|biggest|main|bigger|greater
    ) )?(?:part|share|half|rest|remainder|bulk)
  `,
  // 'The first …'
  theOther: words`The (?:other|rest|remaining)|Another|A further|The (?:first|second|third)`,
  // 'another …, a new …'
  ofItsOwn: words`
    pledg|promis|announc|another|further|additional|new(?!\p{L})|also|in addition|unveil|intend|plan|worth
    valued|package|tranche
  `,
  // 'on top of that …'
  onTop: words`on top|in addition|separately|another|besides|moreover|also`,
};
