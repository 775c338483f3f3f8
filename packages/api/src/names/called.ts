import { Problem } from "@pledgebook/core/values/problem";
import { z } from "zod";
import { line } from "../server/inputs.ts";

export const called = {
  nameEn: line(120, 2),
  nameUk: line(120, 2),
  /** Other names under which texts speak of it: abbreviations, former names. */
  alsoCalled: z.array(line(120, 2)).max(60),
};

/** The names of two that are one now, with the code or slug of the one that goes: addresses that say it lead here. */
export function namesTogether(target: Called, gone: Called, key: string): string[] {
  const known = new Set([target.nameEn, target.nameUk]);
  return [...new Set([...target.alsoCalled, ...namesOf(gone), key])].filter((name) => !known.has(name));
}

/** What a party, a channel and a purpose are called. */
export interface Called {
  nameEn: string;
  nameUk: string;
  alsoCalled: string[];
}

/** All that it is called. */
export const namesOf = (input: Called) => [input.nameEn, input.nameUk, ...input.alsoCalled];

/** What of a row its history tells: all but its key and its version. */
export function facts<T extends { version: number }>({ version: _, ...row }: T) {
  return row;
}

export const nameTaken = () =>
  new Problem(
    "conflict",
    "name_taken",
    "Another is called so already; a text that says it would mean either.",
  );
export const nameNotFound = () => new Problem("not_found", "name_not_found", "There is no such name.");
export const nameInUse = () =>
  new Problem("conflict", "name_in_use", "Pledges use it: it can be renamed, not removed.");
export const nameBeingChecked = () =>
  new Problem(
    "conflict",
    "name_being_checked",
    "A change of one of its pledges waits for review: settle that first, so that what was approved says the same name.",
  );
export const nameShipped = () =>
  new Problem("conflict", "name_shipped", "Every newsroom comes with it: it can be renamed, not removed.");
