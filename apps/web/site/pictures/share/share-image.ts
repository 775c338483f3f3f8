import type { Status } from "@pledgebook/core/values/vocabulary";
import { xmlText } from "@pledgebook/formats/xml";
import type { Element } from "xast";
import { x } from "xastscript";
import { colours } from "@/site/chrome/tokens.ts";
import { inLines, widthOf } from "@/site/pictures/draw/lettering.ts";

/** What the picture says that other sites show beside a link to a page (https://ogp.me, `og:image`). */
export interface ShareWords {
  /** Over the title, small: the site's name, or a pledge's code. */
  kicker: string;
  title: string;
  /** The one figure that the page is about. */
  figure?: string;
  /** Below it, in a few words. */
  note?: string;
  /** At the foot: how far it has come, and what else places it. */
  status?: { code: Status; text: string };
  foot: string;
  site: string;
}

/** The size that social networks ask for: 1.91 to 1. */
export const shareSize = { width: 1200, height: 630 } as const;

const MARGIN = 80;
const ROOM = shareSize.width - 2 * MARGIN;
const SERIF = "Source Serif 4";
const SANS = "Source Sans 3";
const FOOT = 548;

/** Sizes of type for a title, the largest in which it fits its lines; beside a figure there is less room. */
const TITLES = [
  { size: 76, most: 2 },
  { size: 66, most: 3 },
  { size: 56, most: 4 },
] as const;
const TITLES_WITH_FIGURE = [
  { size: 76, most: 1 },
  { size: 60, most: 2 },
  { size: 44, most: 3 },
] as const;

/** Draws it as SVG, always light: whoever shows it has a page of their own around it. */
export function drawShareImage(words: ShareWords): string {
  const [ink, muted, accent] = [colours.ink[0], colours.muted[0], colours.accent[0]];
  const parts: Element[] = [
    x("rect", { width: "100%", height: "100%", fill: colours.paper[0] }),
    x("rect", { width: 16, height: "100%", fill: accent }),
    line(oneLine(words.kicker, ROOM, 30, true), 110, { size: 30, fill: muted, weight: 600 }),
  ];
  const sizes = words.figure ? TITLES_WITH_FIGURE : TITLES;
  const fits = sizes.find(
    ({ size, most }) => inLines(words.title, ROOM, size, { isBold: true }).length <= most,
  );
  const { size, most } = fits ?? sizes[2];
  let y = 128;
  for (const one of inLines(words.title, ROOM, size, { most, isBold: true })) {
    y += Math.round(size * 1.14);
    parts.push(line(one, y, { size, fill: ink, weight: 600, family: SERIF }));
  }
  if (words.figure) {
    const figureSize = widthOf(words.figure, 92, true) > ROOM ? 60 : 92;
    y += Math.round(figureSize * 1.15);
    parts.push(
      line(oneLine(words.figure, ROOM, figureSize, true), y, { size: figureSize, fill: accent, weight: 600 }),
    );
  }
  if (words.note && y < FOOT - 110) {
    y += 26;
    for (const one of inLines(words.note, ROOM, 34, {
      most: Math.max(1, Math.floor((FOOT - 60 - y) / 44)),
    })) {
      y += 44;
      parts.push(line(one, y, { size: 34, fill: muted }));
    }
  }
  parts.push(x("rect", { x: MARGIN, y: FOOT - 46, width: ROOM, height: 1.5, fill: muted, opacity: 0.35 }));
  let left: number = MARGIN;
  if (words.status) {
    parts.push(...glyph(words.status.code, left + 15, FOOT - 10, ink));
    left += 44;
  }
  const site = line(words.site, FOOT, { size: 30, fill: ink, weight: 600, family: SERIF, anchor: "end" });
  const room = ROOM - (left - MARGIN) - widthOf(words.site, 30, true) - 30;
  const foot = oneLine([words.status?.text, words.foot].filter(Boolean).join("  ·  "), room, 30);
  parts.push(line(foot, FOOT, { size: 30, fill: muted, left }), site);
  const { width, height } = shareSize;
  return xmlText(
    x(
      "svg",
      { xmlns: "http://www.w3.org/2000/svg", viewBox: `0 0 ${width} ${height}`, width, height },
      parts,
    ),
  );
}

function oneLine(words: string, room: number, size: number, isBold = false): string {
  return inLines(words, room, size, { most: 1, isBold })[0] ?? "";
}

function line(
  words: string,
  y: number,
  look: { size: number; fill: string; weight?: number; family?: string; anchor?: "end"; left?: number },
): Element {
  const left = look.anchor === "end" ? shareSize.width - MARGIN : (look.left ?? MARGIN);
  return x(
    "text",
    {
      x: left,
      y,
      "font-family": look.family ?? SANS,
      "font-size": look.size,
      "font-weight": look.weight ?? 400,
      fill: look.fill,
      "text-anchor": look.anchor ?? null,
    },
    words,
  );
}

/** How full the circle is that says how far a pledge has come; `controls.css` draws the same on pages. */
const REACHED: Partial<Record<Status, number>> = { committed: 0.25, allocated: 0.5, disbursed: 0.75 };
const RADIUS = 14;

function glyph(status: Status, cx: number, cy: number, ink: string): Element[] {
  const stroke = { stroke: ink, "stroke-width": 2.5 };
  const circle = x("circle", {
    cx,
    cy,
    r: RADIUS,
    fill: status === "delivered" ? ink : "none",
    ...stroke,
  });
  const line = (d: string) => x("path", { d, ...stroke, fill: "none" });
  const d = RADIUS * 0.62;
  if (status === "cancelled")
    return [circle, line(`M${cx - d} ${cy - d}L${cx + d} ${cy + d}M${cx - d} ${cy + d}L${cx + d} ${cy - d}`)];
  if (status === "suspended")
    return [circle, line(`M${cx - 4} ${cy - d}V${cy + d}M${cx + 4} ${cy - d}V${cy + d}`)];
  const reached = REACHED[status];
  if (!reached) return [circle];
  const angle = reached * 2 * Math.PI;
  const [endX, endY] = [cx + RADIUS * Math.sin(angle), cy - RADIUS * Math.cos(angle)];
  const slice = `M${cx} ${cy}V${cy - RADIUS}A${RADIUS} ${RADIUS} 0 ${reached > 0.5 ? 1 : 0} 1 ${endX.toFixed(2)} ${endY.toFixed(2)}Z`;
  return [circle, x("path", { d: slice, fill: ink })];
}
