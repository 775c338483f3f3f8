import type { Lexicon } from "./lexicon.ts";
import { words } from "./words.ts";

/** What words are about, stages and named ways for money, in English. */
export const subjects: Pick<Lexicon, "purposes" | "categories" | "stages" | "channels"> = {
  purposes: {
    cyber: words`
      cyber|IT[- ]coalition|hackers?|digital (?:security|defen[cs]e|resilience)
      computer (?:systems?|networks?)|data cent(?:re|er)s?|servers?(?!\p{L})
    `,
    demining: words`
      demin|de-min|mine[- ](?:clear|action)|unexploded|clear(?:ing|ance of)? (?:land)?mines|minefields?
      sappers|land ?mines
    `,
    ammunition: words`
      shells?(?!ing|ed|ter)|ammunition|munitions?|rounds(?! of)|artillery|155[- ]?mm|105[- ]?mm|cartridges
      mortars?|projectiles|gunpowder|explosives
    `,
    air_defence: words`
      air[- ]defen[cs]e|anti-aircraft|NASAMS|Patriots?|IRIS-T|SAMP/?T?|interceptors?|Gepard|HAWK|radars?
      surface-to-air|Crotale|Stinger|Mistral|Skynex|Ravens?|air shield
    `,
    armour: words`
      tanks?(?! farm)|armou?red|howitzers?|Leopard|Bradley|Abrams|Challenger|infantry fighting|CV ?90|Marder
      M113|Caesar|Bohdana|self-propelled|military vehicles|combat vehicles
    `,
    aircraft: words`
      F-16s?|fighter(?:s| jets?| aircraft)|jets?(?!ty)|Gripen|Mirage|aircraft|helicopters?|Saab 340|pilots?
    `,
    drones: words`drones?|unmanned aer|UAVs?|uncrewed|loitering|quadcopter`,
    maritime: words`
      naval|navy|maritime|ships?(?!ped|ping|ment)|boats?|minehunters?|vessels?|frigates?|coast ?guard
    `,
    training: words`
      train(?:ing|s|ed)? (?!(?:of |for )?(?:\p{L}+ )?(?:
        engineers|doctors|nurses|firefighters|judges|teachers|officials|psychologists|prosecutors|deminers
        electricians
      ))(?:of|for|soldiers|troops|up|Ukrainian|recruits|pilots|missions?|programmes?)
      EUMAM|Interflex|instructors?|recruits|train(?:ing)? (?:\p{L}+ )?(?:medics|crews|marines|officers)
      (?:combat|army|military) medics
    `,
    energy: words`
      energy(?! minister)|power (?:grid|plants?|stations?|system|supply|lines?|equipment)|electric
      generators?|heating|boilers?|transformers?|grid|(?:natural )?gas(?! ?(?:masks?|oline))(?!\p{L})
      Naftogaz|Ukrenergo|Ukrhydroenergo|hydropower|turbines?|heat(?!h)|radiators?|warmth|solar
      nuclear (?:safety|power)|substations?|blackouts?
    `,
    medical: words`
      medic(?:al|ine|ines|s)?(?!\p{L})|hospitals?|health|ambulances?|clinics?|prosthe|rehabilitation cent
      wounded|first[- ]aid|vaccin|surgical|trauma|mental health
    `,
    housing: words`
      housing|(?<!from their )homes?(?!land| front| affairs)|houses|apartments?|dwellings?|flats
    `,
    transport: words`
      rail(?:way|ways|s)?(?!\p{L})|roads?|bridges?|transport|locomotives?|trains(?! )|ports?(?!\p{L})
      (?:trolley)?buses|trams?|metro(?!\p{L})|tramways?|tracks|carriages
    `,
    budget: words`
      budget(?:ary)? (?:support|aid|assistance|help|gap|needs)|macro-financial|state budget|salaries
      pensions
      (?:teachers|doctors|nurses|rescuers|firefighters)['’]? (?:and \p{L}+['’]? )?(?:pay|salaries|wages)
      civil servants|(?:gap|hole|shortfall|deficit) in|public (?:services|servants|sector)
      balance of payments|fiscal|liquidity|macroeconomic|financial stability
    `,
    governance: words`
      rule of law|judicia|anti-corruption|governance|reforms?(?!\p{L})|civil society|media freedom
      war crimes|tribunal|prosecutors?|democra
    `,
  },

  categories: {
    military: words`
      military|NATO|weapons?|weaponry|arms(?!trong)|armed forces|army|troops|soldiers|missiles?|rockets?
      launchers?|HIMARS|ATACMS|Javelins?
      defen[cs]e (?:
        industry|aid|assistance|support|package|equipment|needs|contact|capabilit|procurement|production
      )
      Ramstein|contact group|war effort|security assistance|drawdown|lethal|long-range|guns?(?!\p{L})|rifles
      ammo|frontline|battlefield|combat|firepower|spare parts|jammers?|goggles|body armou?r|helmets
      protective vests|arsenals?|armaments?|European Peace Facility|PURL|defence minist|defense minist
    `,
    humanitarian: words`
      humanitarian|refugees?|winter(?! olympics)|civilians?|displaced|food(?! price)|shelters?|clean water
      drinking water|relief|Red Cross|ICRC|UNHCR|UNICEF|OCHA|World Food|WFP|blankets|stoves|tents|rations
      driven from|survivors|victims|torture|abducted|warm clothes|cash (?:help|assistance|transfers)
      aid (?:agencies|organisations|groups|workers)|evacuat|psychosocial|orphan|children(?! were)
      emergency aid
    `,
    reconstruction: words`
      reconstruct|rebuild|recovery|repair(?!s? of tanks)|restor(?:e|ing|ation)|modernis|kindergartens?
      schools?|infrastructure|municipal|investments?|private sector|farmers?|agricultur|seeds|tractors
      ploughs?|silos?|harvest|crops|livestock|factor(?:y|ies)(?!\p{L})|water (?:works|pipes|mains)|sewage
      private (?:companies|investors|firms)|invest (?:in|there)|export credits?
      small (?:businesses|firms|companies)|entrepreneurs|factories that|water supply|heritage|cultural
    `,
    financial: words`
      financial|foreign (?:currency|exchange)|state treasury|G7 (?:scheme|loan)|windfall|loans?(?!\p{L})
      credits?(?!\p{L})|IMF|International Monetary Fund|ERA(?!\p{L})|Extended Fund|Ukraine Facility|macro
      guarantees?|bonds?|debt relief|World Bank
    `,
  },

  stages: {
    cancelled: words`cancel(?:led|ed|s|ling|ing)|scrapped|withdr(?:awn|ew)|called off`,
    suspended: words`suspend(?:ed|s|ing)|paused?|on hold|frozen (?:its|the) aid`,
    delivered: words`
      (?:has|have|had) (?:already )?(?:arrived|been (?:delivered|shipped|handed over))
      (?:was|were) (?:delivered|handed over(?= to (?:the )?(?:army|soldiers|brigade|Ukrainian forces)))
      (?:has |have |had )?reached (?:the )?(?:Ukrain\p{L}*|Kyiv|front|troops|army|brigades|soldiers)
      delivered
    `,
    disbursed: words`
      disburs(?:ed|es|ing)|transferred|(?:was|were|has|have|had|been) paid|paid (?:out|into|over)|wired
      handed over|received|(?:has|have|had|already) spent|has sent the (?:first|second|third)|credited
    `,
    allocated: words`
      allocat(?:e|es|ed|ing)|allot(?:s|ted|ting)?|earmark(?:s|ed|ing)?|sets? aside|set aside|setting aside
      assign(?:s|ed)|approv(?:e|es|ed|ing)|ma(?:de|ke|kes|king)(?: [^.;]{0,40})? available
      (?<!(?:\p{L}(?:n|ign)|state|gas|bank|currency|of|the) )reserv(?:es?|ed|ing)(?! fund)|diverted
      redirected|repurposed|re-?allocated|budget(?:ed|s)|released?|releases|is set at|to be used|green light
      cabinet (?:has )?agreed|government (?:has )?agreed|parliament (?:has )?(?:voted|agreed|passed)
      authori[sz]ed|appropriat
    `,
    committed: words`
      sign(?:s|ed|ing)|agreements?|memorandum|commit(?:s|ted|ting)|ordered|legally|voted|is lending|lends
      lent
    `,
  },

  channels: {
    "international-fund-for-ukraine": words`International Fund for Ukraine|(?<!\p{L})IFU(?!\p{L})`,
    "it-coalition": words`IT[- ]coalition`,
    "drone-coalition": words`drone coalition`,
    "european-peace-facility": words`European Peace Facility|(?<!\p{L})EPF(?!\p{L})`,
    "czech-ammunition-initiative": words`Czech(?:-led)? (?:ammunition |shell )?initiative`,
    purl: words`(?<!\p{L})PURL(?!\p{L})|Prioriti[sz]ed Ukraine Requirements`,
    "eu-ukraine-facility": words`Ukraine Facility`,
    "ukraine-energy-support-fund": words`Energy Support Fund`,
    "nato-comprehensive-assistance-package": words`
      Comprehensive Assistance Package|NATO(?:'s)? (?:assistance package|trust fund)
    `,
    "danish-model": words`Danish model`,
    "presidential-drawdown-authority": words`
      drawdown|drawn down|from (?:its|US|American) (?:own )?(?:stocks|stockpiles|depots)
    `,
    "ukraine-security-assistance-initiative": words`USAI(?!\p{L})|Ukraine Security Assistance Initiative`,
    unhcr: words`UNHCR|refugee agency`,
    "un-ocha": words`(?<!\p{L})OCHA`,
    unicef: words`UNICEF`,
    "world-food-programme": words`World Food Programme|(?<!\p{L})WFP`,
    icrc: words`Committee of the Red Cross|ICRC`,
    "world-bank": words`World Bank`,
    ebrd: words`(?<!\p{L})EBRD|European Bank for Reconstruction`,
    "demining-coalition": words`demining coalition`,
    "artillery-coalition": words`artillery coalition`,
  },
};
