/** Alternatives of a regular expression, apart by `|`. Order and case are those of the text that they are looked for in. */
export type Words = string;

/**
 * The words of a list, as alternatives: one or more a line, and every new line is a new alternative. Where a line ends by
 * opening a bracket, the alternatives within it stand on the lines below, up to the line that closes it. Backslashes stand
 * as they are; spaces at the edges of a line do not count.
 */
export function words({ raw }: TemplateStringsArray, ...parts: readonly Words[]): Words {
  const lines = String.raw({ raw }, ...parts)
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
  return lines.reduce((before, line) => {
    const isWithin = /\((?:\?(?:<?[!=]|:))?$/.test(before) || line.startsWith(")");
    return isWithin ? before + line : `${before}|${line}`;
  });
}
