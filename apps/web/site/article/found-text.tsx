import type { Span } from "@pledgebook/core/text/span";

/** A text in which the words that were looked for stand out. */
export function FoundText({ text, words }: { text: string; words: readonly Span[] }) {
  const pieces = words.flatMap((word, index) => [
    text.slice(words[index - 1]?.end ?? 0, word.start),
    <strong key={word.start} className="font-semibold text-accent">
      {text.slice(word.start, word.end)}
    </strong>,
  ]);
  return (
    <>
      {pieces}
      {text.slice(words.at(-1)?.end ?? 0)}
    </>
  );
}
