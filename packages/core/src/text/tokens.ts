/**
 * Aligning two texts word by word. Sentences that are unique in both texts are matched first (the patience method),
 * what lies between them is compared word by word (Myers' O(ND), bounded), so that a large text costs little more than
 * reading it, and an edit in one sentence never disturbs the alignment of another.
 */
export interface Token {
  start: number;
  end: number;
  text: string;
}

/** Words, single marks of punctuation and runs of white space: together they are the text. */
export function tokenize(text: string): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(TOKEN))
    tokens.push({ start: match.index, end: match.index + match[0].length, text: match[0] });
  return tokens;
}

const TOKEN = /[\p{L}\p{M}\p{N}]+|\s+|[^\p{L}\p{M}\p{N}\s]/gu;
