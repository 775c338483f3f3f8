import { expect, it } from "vitest";
import { problemCodes } from "./problem.ts";
import * as vocabulary from "./vocabulary.ts";

it("names every value once", () => {
  const lists = Object.values<unknown>(vocabulary).filter(Array.isArray);
  expect(lists.length).toBeGreaterThan(10);
  for (const list of [...lists, problemCodes]) expect(new Set(list).size).toBe(list.length);
});

it("folds every category into one of Kiel's", () => {
  expect(Object.keys(vocabulary.categoryToKiel).sort()).toEqual([...vocabulary.categories].sort());
});

it("narrows a stranger's value", () => {
  expect(vocabulary.isOneOf(vocabulary.statuses, "pledged")).toBe(true);
  for (const value of ["Pledged", "", "length", null, undefined, 0, ["pledged"]])
    expect(vocabulary.isOneOf(vocabulary.statuses, value)).toBe(false);
});
