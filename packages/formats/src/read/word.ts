import { Problem } from "@pledgebook/core/values/problem";
import { strFromU8, strToU8, unzipSync, zipSync } from "fflate";

const LESS_THAN = 0x3c;
/** So much text and markup a Word document may unpack to, in bytes; pictures are not unpacked. */
const MOST_UNPACKED = 3_000_000;
/** And so many tags, each of which costs: a document of 20,000 words has half as many. */
const MOST_TAGS = 200_000;

/**
 * The same document with its texts unpacked and nothing else in it: a small file may unfold to gigabytes, and says of itself
 * what it likes. What mammoth does not know is said in words that it does; `styleMap` is for mammoth, too.
 * @throws Problem `docx_too_large`; Error for what is no zip file.
 */
export function readableWord(bytes: Uint8Array): { document: Uint8Array; styleMap: string[] } {
  const parts = unpacked(bytes);
  const told: Record<string, Uint8Array> = {};
  let styles = "";
  for (const [name, part] of Object.entries(parts)) {
    const xml = strFromU8(part);
    if (/styles\.xml$/.test(name)) styles += xml;
    told[name] = strToU8(asMammothKnows(xml));
  }
  return {
    document: zipSync(told, { level: 0 }),
    styleMap: ["br[type='page'] => br:fresh", "br[type='column'] => br:fresh", ...unseenStyles(styles)],
  };
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  const tooLarge = () =>
    new Problem("too_large", "docx_too_large", "The document has more text than one article can have.");
  let left = MOST_UNPACKED;
  const parts = unzipSync(bytes, {
    filter({ name, originalSize }) {
      if (!/\.(xml|rels)$/.test(name)) return false;
      left -= originalSize;
      if (left < 0) throw tooLarge();
      return true;
    },
  });
  let tags = 0;
  for (const part of Object.values(parts)) for (const byte of part) if (byte === LESS_THAN) tags++;
  if (tags > MOST_TAGS) throw tooLarge();
  return parts;
}

/** Properties of a run by which its words are hidden or struck out (ECMA-376, 17.3.2), switched off or on. */
const SWITCHED_OFF = /<\w+:(?:strike|dstrike|vanish)\s[^<>]{0,99}val=["'](?:0|false|off)["'][^<>]{0,99}\/>/g;
const HIDDEN_OR_STRUCK = /<\w+:(?:strike|dstrike|vanish)(?=[\s/>])/;

/** Hidden and doubly struck words as struck ones, which the one rule for HTML leaves out; a carriage return as a line end. */
function asMammothKnows(xml: string): string {
  return xml
    .replace(SWITCHED_OFF, "")
    .replace(/<(\w+):(?:dstrike|vanish)(?=[\s/>])/g, "<$1:strike")
    .replace(/<(\w+):cr(?=[\s/>])/g, "<$1:br")
    .replace(/<(\w+):ptab(?=[\s/>])/g, "<$1:tab");
}

/** Word itself lets a style be based on a style no oftener. */
const MOST_BASES = 11;

/** Styles whose words are hidden or struck out, or that are based on such a one: mammoth reads no more of a style than its name. */
function unseenStyles(xml: string): string[] {
  const styles = new Map<string, { letter: string; basedOn: string | undefined; isUnseen: boolean }>();
  for (const style of xml.split(/<\/\w+:style>/)) {
    const head = /<\w+:style\s[^<>]*>/.exec(style)?.[0] ?? "";
    const id = /styleId=["']([\w-]+)["']/.exec(head)?.[1];
    const kind = /type=["'](paragraph|character)["']/.exec(head)?.[1];
    if (!id || !kind) continue;
    styles.set(id, {
      letter: kind === "paragraph" ? "p" : "r",
      basedOn: /<\w+:basedOn\s[^<>]{0,99}val=["']([\w-]+)["']/.exec(style)?.[1],
      isUnseen: HIDDEN_OR_STRUCK.test(style.replace(SWITCHED_OFF, "")),
    });
  }
  const isUnseen = (id: string) => {
    let style = styles.get(id);
    for (let bases = 0; style && !style.isUnseen && bases < MOST_BASES; bases++)
      style = styles.get(style.basedOn ?? "");
    return style?.isUnseen ?? false;
  };
  return [...styles].filter(([id]) => isUnseen(id)).map(([id, { letter }]) => `${letter}.${id} => !`);
}
