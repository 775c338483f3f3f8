import { words } from "../../reading/lexicon/words.ts";
import { englishNumerals } from "./english-numerals.ts";
import type { WatchedWords } from "./watched-words.ts";

/** English. What each list is for, `WatchedWords` says. */
export const english: WatchedWords = {
  numbers: englishNumerals,
  // Nouns of ISO 4217's names as CLDR writes them, with those that the euro and others replaced.
  currencies: words`
    euros?|eurocents?|cents?|dollars?|bucks|pounds?|sterling|quid|pence|penny|kr|kron(?:a|e|or|er|en)
    kr[oó]n(?:a|ur)|crowns?|korun\p{L}*|z[lł]ot\p{L}*|zł|groszy?|yen|francs?|hryvnia?s?|hryvnyas?|won|forints?
    lei|leu|lev|levs|leva|liras?|lire|rupees?|rupiahs?|yuan|renminbi|shekels?|rubles?|roubles?|kopecks?|pesos?
    dinars?|denari?|dirhams?|riyals?|rials?|riels?|ringgits?|baht|rand|shillings?|schillings?|escudos?|pesetas?
    drachmas?|deutschmarks?|deutschemarks?|markkas?|markkaa|kunas?|lipas?|lats?|latu|litas|litai|kroons?|krooni
    tolars?|guilders?|florins?|punts?|manats?|laris?|lari|drams?|tenges?|som(?:s|oni)?|somonis?|hryvnyi|tugriks?
    takas?|birrs?|cedis?|nairas?|kwachas?|kwanzas?|pulas?|metical(?:s|es)?|ariary|ariaries|leones?|dalasis?|gourdes?
    quetzal(?:s|es)?|lempiras?|c[oó]rdobas?|col[oó]ns|colones|bol[ií]var(?:s|es)?|bolivianos?|guaran[ií]e?s?|balboas?
    soles|kyats?|kips?|dong|patacas?|rufiyaas?|ngultrums?|nakfas?|ouguiyas?|lilangeni|emalangeni|lotis?|maloti
    vatus?|talas?|paanga|anga|kinas?|dobras?|afghanis?|leks?|lekë|sols|bitcoins?|btc|crypto|usdt|usdc|kopiyk\p{L}*
  `,
  currenciesBehindNumbers: words`reals?|reais|marks?|sol|sums?|colón|gold|take|lit|points`,
  qualifiers: words`
    over|above|beyond|under|below|up|upwards?|more|less|fewer|least|most|much|about|around|approximately|approx
    roughly|nearly|almost|some|between|close|circa|ca|estimated|exceed\p{L}*|excess|max|maximum|min|minimum|only
    just|exactly|total|additional|further|another|extra|combined|altogether|plus
  `,
  doubts: words`
    no|not|never|none|nor|neither|nobody|nothing|nowhere|without|hardly|barely|scarcely|lest|if|unless|whether
    may|might|can|could|would|should|ought|perhaps|possibly|maybe
  `,
  periods: words`
    per|each|every|annum|annual(?:ly)?|years?|yearly|months?|monthly|weeks?|weekly|quarterly|days?|daily|decades?
    fortnight(?:ly)?|semesters?|biennial\p{L}*|bi-?annual\p{L}*|multi-?(?:year|annual)|recurr\p{L}+|repeatedly
    apiece|hourly|hours?
  `,
  forms: words`
    loans?|loaned|lend|lends|lent|lending|credits?|guarantee|guarantees|guaranteed|guaranteeing|grants?|bonds?|debts?
    interest|repayable|non-?repayable|concessional|equity|invest\p{L}*|insur\p{L}*|swaps?|mortgages?|collateral
    leas(?:e|es|ed|ing)|in-kind
  `,
  parts: words`
    parts?|partly|partial\p{L}*|tranches?|instal?lments?|portions?|shares?|remainder|remaining|rest|fractions?
    including|included|includes|balance|slices?|advances?|down-?payments?|matching
  `,
  turns: {
    denied: words`
      den(?:y|ies|ied|ying|ials?)(?!\p{L})|refus\p{L}*|reject\p{L}*|declin(?:e|es|ed|ing)(?!\p{L})
      fail(?:s|ed|ing|ure)?(?!\p{L})|rul(?:e|es|ed|ing) out|block(?:s|ed|ing)?(?!\p{L})|veto\p{L}*|dismiss\p{L}*
      disput(?:e|es|ed|ing)(?!\p{L})|oppos(?:e|es|ed|ing)(?!\p{L})|with(?:hold|held)\p{L}*
      (?:vot(?:e|es|ed|ing)|turn(?:s|ed|ing)?) down|instead of|rather than|far from|anything but|free of
      false(?:ly)?(?!\p{L})|untrue|mistaken\p{L}*|incorrect\p{L}*|wrong(?:ly)?(?!\p{L})|hoax|bogus|fake|groundless
      baseless|unfounded|fabricat\p{L}*|contradict\p{L}*|refut\p{L}*|disown\p{L}*|lack(?:s|ed|ing)?(?!\p{L})
      stop(?:s|ped|ping)?(?!\p{L})|ceas(?:e|es|ed|ing)(?!\p{L})|forb(?:id|ade)\p{L}*|prevent(?:s|ed|ing)?(?!\p{L})
      unable|unwilling|hesita\p{L}*|reluctan\p{L}*|used to|lied|lying|jok(?:e[sd]?|ing)(?!\p{L})|pretend\p{L}*|impossible|reneg\p{L}+|back(?:s|ed|ing)? (?:out|away)|walk(?:s|ed)? away|break\p{L}* (?:its|his|her|their) (?:promise|pledge|word)
    `,
    cancelled: words`
      cancel\p{L}*|scrap(?:s|ped|ping)?(?!\p{L})|withdr(?:aw|ew)\p{L}*|revok\p{L}+|rescind\p{L}*|annul\p{L}*
      axe[sd]?(?!\p{L})|terminat\p{L}+|abandon\p{L}*|retract\p{L}*|abolish\p{L}*|drop(?:s|ped|ping)?(?!\p{L})
      cut(?:s|ting)?(?!\p{L})|reduc(?:e|es|ed|ing|tions?)(?!\p{L})|call(?:s|ed|ing)? (?:it )?off|claw(?:s|ed)? back
    `,
    suspended: words`
      halt(?:s|ed|ing)?(?!\p{L})|fr(?:eez|oze)\p{L}*|delay(?:s|ed|ing)?(?!\p{L})|postpon\p{L}+|defer(?:s|red|ring)?(?!\p{L})
      put(?:s|ting)? (?:it )?(?:off|on ice)|shelv(?:e|es|ed|ing)(?!\p{L})
    `,
    disbursed: words`
      (?:gave|donated|sent|paid|spent|supplied|handed|shipped|contributed)(?!\p{L})
      (?<!(?:be|been|being|is|are|was|were) )(?:provided|given)(?! that)(?!\p{L})
    `,
    allocated: words`(?:agreed|adopted|endorsed)(?!\p{L})`,
    repaid: words`(?:giv|tak)(?:e|es|en|ing) (?:it )?(?:back|away)|(?:gave|took) (?:it )?(?:back|away)|re-?pa(?:y|id)\p{L}*|pa(?:y|id|ying) back|return(?:s|ed|ing)?(?!\p{L})|reimburs\p{L}*|refund\p{L}*`,
    asked: words`
      ask(?:s|ed|ing)?(?!\p{L})|beg(?:s|ged|ging)?(?!\p{L})|intend(?:s|ed|ing)?(?!\p{L})|plan(?:s|ned|ning)?(?!\p{L})
      expect(?:s|ed|ing)?(?!\p{L})|threat\p{L}*|advocat\p{L}*|tr(?:y|ies|ied|ying)(?!\p{L})|attempt\p{L}*
      think(?:s|ing) (?:of|about)|thought (?:of|about)|examin\p{L}*|tabl(?:e|es|ed|ing)(?!\p{L})|invit\p{L}*|persuad\p{L}*
    `,
    rumoured: words`reportedly|allegedly|supposedly|purportedly|apparently`,
  },
  gives: words`
    pledg(?:e|es|ed|ing)|promis(?:e|es|ed|ing)|commit(?:s|ted|ting)?|provid(?:e|es|ed|ing)|giv(?:e|es|en|ing)|gave
    donat(?:e|es|ed|ing)|contribut(?:e|es|ed|ing)|sen(?:d|ds|t|ding)|grant(?:ed|ing)|offer(?:s|ed|ing)?
    set(?:s|ting)? aside|earmark(?:s|ed|ing)?|allot(?:s|ted|ting)?|allocat(?:e|es|ed|ing)|assign(?:s|ed|ing)?
    vow(?:s|ed|ing)?|transfer(?:s|red|ring)?|suppl(?:y|ies|ied|ying)|deliver(?:s|ed|ing)?|hand(?:s|ed|ing)? over
    mak(?:e|es|ing) available|made available|approv(?:e|es|ed|ing)|agre(?:e|es|ed|eing)|undertak(?:e|es|ing)
    undertook|spend(?:s|ing)?|pay(?:s|ing)?|dedicat(?:e|es|ed|ing)|devot(?:e|es|ed|ing)|financ(?:e|es|ed|ing)
    disburs(?:e|es|ed|ing)|releas(?:e|es|ed|ing)|adopt(?:s|ed|ing)?|sign(?:s|ed|ing)?|put(?:s|ting)? up
    extend(?:s|ed|ing)?|mobili[sz](?:e|es|ed|ing)|channel(?:s|led|ling)|reserv(?:e|es|ed|ing)|budget(?:ed|s)
    chip(?:s|ped)? in|add(?:s|ed|ing)?|direct(?:s|ed|ing)?|award(?:s|ed|ing)?|inject(?:s|ed|ing)?
  `,
  announces: words`
    announc(?:e|es|ed|ing)|present(?:s|ed|ing)?|unveil(?:s|ed|ing)?|declar(?:e|es|ed|ing)|confirm(?:s|ed|ing)?
  `,
  openers: words`
    the|a|an|this|that|these|those|it|he|she|they|we|i|you|its|his|her|their|our|my|your|who|what|which|when|where|why
    how|there|here|in|on|at|by|for|from|to|with|of|as|into|through|under|over|after|before|since|until|till|during
    within|without|against|among|between|beyond|besides|despite|about|around|across|along|alongside|amid|like|unlike
    than|via|and|but|or|nor|so|yet|if|while|whereas|although|though|because|once|whether|unless|also|then|thus|hence
    now|today|yesterday|tomorrow|tonight|later|earlier|soon|still|again|already|meanwhile|moreover|however|instead
    nevertheless|otherwise|indeed|perhaps|next|last|new|old|other|others|another|such|same|some|any|all|most|more
    much|every|each|everyone|everybody|somebody|someone|both|not|no|nobody|none|never|only|even|just|too|very|well
    let|thanks|yes|ministers?|officials?|aid|help|support|money|funds|funding|talks|shells|weapons|sources|reports
    lawmakers|leaders|diplomats|experts|speaker|parliament|government|cabinet|president|chancellor|premier|king
    monday|tuesday|wednesday|thursday|friday|saturday|sunday|\p{L}+(?:ly|ing)
  `,
};
