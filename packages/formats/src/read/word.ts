import { Problem } from "@pledgebook/core/values/problem";
import { unzipSync, zipSync } from "fflate";

const LESS_THAN = 0x3c;
/** So much text and markup a Word document may unpack to, in bytes; pictures are not unpacked. */
const MOST_UNPACKED = 3_000_000;
/** And so many tags, each of which costs: a document of 20,000 words has half as many. */
const MOST_TAGS = 200_000;

/**
 * The same document with its texts unpacked and nothing else in it: a small file may unfold to gigabytes, and says of itself
 * what it likes. @throws Problem `docx_too_large`; Error for what is no zip file.
 */
export function unpackedWord(bytes: Uint8Array): Uint8Array {
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
  return zipSync(parts, { level: 0 });
}
