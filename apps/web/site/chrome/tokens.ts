/** The pairs of colours that carry text, as `globals.css` defines them; the test beside this file holds them together. */
export const colours = {
  paper: ["#fcfbf8", "#14161a"],
  surface: ["#f4f1ea", "#1c1f24"],
  ink: ["#1b1c1e", "#ebe8e1"],
  muted: ["#5b5850", "#aba79d"],
  accent: ["#0b4f8a", "#8fc0f3"],
  "accent-ink": ["#ffffff", "#0d1a28"],
  mark: ["#fdeeb8", "#3d3517"],
  good: ["#1c6846", "#7fd0a6"],
  warn: ["#8a4a00", "#f0b36a"],
  bad: ["#9c1f1f", "#f29a94"],
} as const satisfies Record<string, readonly [string, string]>;

type Colour = keyof typeof colours;

const TEXT_PAIRS: [Colour, Colour][] = [
  ["ink", "paper"],
  ["ink", "surface"],
  ["ink", "mark"],
  ["muted", "paper"],
  ["muted", "surface"],
  ["accent", "paper"],
  ["accent", "surface"],
  ["accent-ink", "accent"],
  ["good", "paper"],
  ["warn", "paper"],
  ["warn", "surface"],
  ["bad", "paper"],
  ["bad", "surface"],
];

export function tokens() {
  const pair = (name: Colour, on: Colour, scheme: 0 | 1) => ({
    ink: colours[name][scheme],
    paper: colours[on][scheme],
  });
  return {
    text: TEXT_PAIRS.map(([name, on]) => ({ name, on, light: pair(name, on, 0), dark: pair(name, on, 1) })),
  };
}
