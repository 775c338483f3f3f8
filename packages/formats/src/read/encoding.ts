/**
 * The words of a file or an answer. The encoding is that of its byte order mark, else the one that came with it (`named`, as
 * in `Content-Type: text/xml; charset=windows-1251`), else what an XML file says in its first line (XML 1.0, appendix F),
 * else UTF-8. What cannot be read in it becomes U+FFFD.
 */
export function decodeText(bytes: Uint8Array, named: string | null = null): string {
  const [first, second] = bytes;
  if (first === 0xff && second === 0xfe) return new TextDecoder("utf-16le").decode(bytes);
  if (first === 0xfe && second === 0xff) return new TextDecoder("utf-16be").decode(bytes);
  if (first === 0xef && second === 0xbb) return new TextDecoder().decode(bytes);
  const beginning = String.fromCharCode(...bytes.subarray(0, 200));
  const encoding = named ?? /^\s*<\?xml[^>]*encoding=["']([\w-]+)/i.exec(beginning)?.[1] ?? "utf-8";
  try {
    return new TextDecoder(encoding).decode(bytes);
  } catch {
    return new TextDecoder().decode(bytes); // an encoding that nobody knows
  }
}

/** What a page says of itself (HTML, `meta charset`), else the old Cyrillic one where it makes words of most of the bytes. */
export function encodingInPage(bytes: Uint8Array): string | null {
  const beginning = String.fromCharCode(...bytes.subarray(0, 2000));
  const named = /<meta[^>]+charset=["']?([\w-]+)/i.exec(beginning)?.[1];
  if (named) return named;
  const cyrillic = new TextDecoder("windows-1251").decode(bytes.subarray(0, 20_000));
  const letters = cyrillic.match(/\p{L}/gu)?.length ?? 0;
  const isCyrillic = (cyrillic.match(/[а-яіїєґ]/g)?.length ?? 0) > letters / 2;
  return isCyrillic ? "windows-1251" : null;
}
