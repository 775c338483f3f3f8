import { tokenize } from "../text/tokens.ts";
import { currencyCodes } from "../values/currencies.ts";
import { findParties } from "../values/parties.ts";

// Whole words in lower case, pieces of regular expressions; Ukrainian ones are stems where its endings vary.
const NUMBERS = `one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen
  eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundreds? thousands? millions? billions?
  trillions? dozens? couple several few many both half halves quarters? thirds? doubled? tripled? twice mln mn bn tn k m b
  один одн(?:а|е|ого|у|і) два дві дво\\p{L}* три трьо\\p{L}* чотир\\p{L}* ят\\p{L}* шіст\\p{L}* сім вісім \\p{L}*десят\\p{L}*
  \\p{L}+надцят\\p{L}* двадцят\\p{L}* тридцят\\p{L}* сорок\\p{L}* сто двісті триста \\p{L}+ста \\p{L}*сот сот(?:ні|ень|ня|ню)
  пів\\p{L}* половин\\p{L}* чверт\\p{L}* третин\\p{L}* кільк\\p{L}* удвічі вдвічі втричі тис тисяч\\p{L}* млн мільйон\\p{L}*
  млрд мільярд\\p{L}* трлн трильйон\\p{L}*`;
const CURRENCIES = `${currencyCodes.join(" ").toLowerCase()} euros? dollars? pounds? sterling kron[aeo]r? kr[oó]n[au]r? kr
  crowns? korun\\p{L}* z[lł]ot\\p{L}* zł yen francs? hryvnia?s? hryvnyas? won forints? lei levs? liras? rupees? yuan shekels?
  rubles? cents? євро долар\\p{L}* грн гривень гривн\\p{L}* крон\\p{L}* злот\\p{L}* фунт\\p{L}* франк\\p{L}* і?єн[аиіу]? рубл\\p{L}*`;
const QUALIFIERS = `over above beyond under below up upwards? more less fewer least most much about around approximately
  approx roughly nearly almost some between close circa ca estimated exceed\\p{L}* excess max maximum min minimum only just
  exactly total additional further another extra each every per annual annually yearly monthly
  понад більш\\p{L}* менш\\p{L}* щонайменше щонайбільше принаймні близько приблизно орієнтовно майже до від між максимум
  мінімум лише тільки рівно ще додатков\\p{L}* кожн\\p{L}* щор[оі]\\p{L}* щомісяц\\p{L}*`;
const DOUBTS = `no not t never none nor neither nobody nothing without cannot hardly barely if unless may might could would
  should den(?:y|ies|ied|ying) refus\\p{L}* reject\\p{L}* declin\\p{L}* fail\\p{L}* loans? grants?
  не ні ані ніколи без якщо може можуть м[оі]г\\p{L}* б би відмов\\p{L}* запереч\\p{L}* кредит\\p{L}* позик\\p{L}* грант\\p{L}*`;
const WORD = new RegExp(
  `^(?:${[NUMBERS, CURRENCIES, QUALIFIERS, DOUBTS].join(" ").split(/\s+/).join("|")})$`,
  "u",
);
const SIGN = /^[\p{Sc}%~≈<>≥≤-]$/u;

/**
 * What must not change under a mark by itself: figures, number words, currencies, qualifiers, parties, other capitalised
 * names, negations and doubts, in their order, each as it is written together. Whatever a text says of a sum apart from these may be reworded.
 */
export function figureTokens(text: string): string[] {
  const parties = findParties(text);
  const found: string[] = [];
  let reached = -1;
  let startsSentence = true;
  for (const token of tokenize(text)) {
    const word = token.text;
    if (/^\s/.test(word)) continue;
    const inParty = parties.some((party) => token.start >= party.start && token.end <= party.end);
    const name = /^\p{Lu}/u.test(word) && !startsSentence;
    const decimal = /^[.,]+\p{N}/u.test(text.slice(token.start, token.start + 8));
    if (
      inParty ||
      name ||
      decimal ||
      /\p{N}/u.test(word) ||
      WORD.test(word.toLowerCase()) ||
      SIGN.test(word)
    ) {
      // What is written as one piece is one: '1,000' is neither '1' and ',000' nor '1. ,000'.
      const glued = token.start === reached ? found.pop()! : "";
      found.push(glued + word.toLowerCase());
      reached = token.end;
    }
    if (/^[.!?]$/.test(word)) startsSentence = true;
    else if (/[\p{L}\p{N}]/u.test(word)) startsSentence = false;
  }
  return found;
}

/** Whether two texts say the same of everything that is sensitive. */
export function sameFigures(before: string, after: string): boolean {
  if (before === after) return true;
  const a = figureTokens(before);
  const b = figureTokens(after);
  return a.length === b.length && a.every((token, index) => token === b[index]);
}
