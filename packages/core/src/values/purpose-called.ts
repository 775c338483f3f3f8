import { slugFromTitle } from "./slug.ts";
import { type OwnPurpose, type Purpose, purposes, valueCalled } from "./vocabulary.ts";

/** A purpose that a newsroom has added, by its code and its names. */
export interface NamedPurpose {
  code: OwnPurpose;
  nameEn: string;
  nameUk: string;
  /** Other names, and codes of those that were made one with it. */
  alsoCalled: readonly string[];
}

/** The purpose that somebody means by its code or a name of it, however they write it. Null: none of these. */
export function purposeCalled(text: string, named: readonly NamedPurpose[]): Purpose | null {
  const listed = valueCalled(purposes, text);
  if (listed !== null) return listed;
  if (!/[\p{L}\p{N}]/u.test(text)) return null;
  const key = slugFromTitle(text);
  const keysOf = ({ code, nameEn, nameUk, alsoCalled }: NamedPurpose) =>
    [code, nameEn, nameUk, ...alsoCalled].map(slugFromTitle);
  return named.find((purpose) => keysOf(purpose).includes(key))?.code ?? null;
}
