import { difference } from "@pledgebook/core/text/difference";

/** Two texts as one: what went is struck through, what came is underlined, and both are said to a screen reader. */
export function TextDifference({ before, after }: { before: string; after: string }) {
  const paragraphs = linesOf(difference(before, after));
  return paragraphs.map((parts, index) => {
    const inside = parts.map((part, at) =>
      part.kind === "same" ? (
        part.text
      ) : part.kind === "gone" ? (
        <del key={at}>{part.text}</del>
      ) : (
        <ins key={at}>{part.text}</ins>
      ),
    );
    return paragraphs.length === 1 ? <span key={index}>{inside}</span> : <p key={index}>{inside}</p>;
  });
}

type Part = ReturnType<typeof difference>[number];

/** The parts of each paragraph: a change that runs over several is cut at their borders. */
function linesOf(parts: readonly Part[]): Part[][] {
  const lines: Part[][] = [[]];
  for (const part of parts)
    part.text.split("\n\n").forEach((text, index) => {
      if (index > 0) lines.push([]);
      if (text !== "") lines.at(-1)?.push({ ...part, text });
    });
  return lines;
}
