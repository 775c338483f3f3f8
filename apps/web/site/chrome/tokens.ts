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

/** Contrast of two #rrggbb colours, 1 to 21 (WCAG 2.2, relative luminance). */
export function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const channel = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
