import { alignTokens } from "./align.ts";
import { tokenize } from "./tokens.ts";

/** A run of text that both texts have, that only the old one has, or only the new one. */
export interface Difference {
  kind: "same" | "gone" | "new";
  text: string;
}

/** Two texts as one list of runs: those that are not new make up `before`, those that are not gone make up `after`. */
export function difference(before: string, after: string): Difference[] {
  const [old, now] = [tokenize(before), tokenize(after)];
  const aligned = alignTokens(old, now);
  const parts: Difference[] = [];
  const add = (kind: Difference["kind"], text: string) => {
    const last = parts.at(-1);
    if (last?.kind === kind) last.text += text;
    else parts.push({ kind, text });
  };
  let next = 0;
  for (const [index, token] of old.entries()) {
    const to = aligned[index] ?? -1;
    if (to < 0) {
      add("gone", token.text);
      continue;
    }
    for (; next < to; next++) add("new", now[next]?.text ?? "");
    add("same", token.text);
    next = to + 1;
  }
  for (; next < now.length; next++) add("new", now[next]?.text ?? "");
  return parts;
}
