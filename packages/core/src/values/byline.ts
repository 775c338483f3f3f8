import { slugFromTitle } from "./slug.ts";

/** The people whom a byline names, in its order: 'Anna Example and Oleh Example', 'Анна, Олег'. Nobody for an empty one. */
export function authorsOf(byline: string): string[] {
  return byline
    .split(/,|;|\s(?:and|та|і|й|&)\s/u)
    .map((name) => name.replace(/^\s*(?:by|and|та)\s+/iu, "").trim())
    .filter(Boolean);
}

/** The part of an address by which an author is known; empty for a name without letters. */
export const authorSlug = (name: string): string => slugFromTitle(name);
