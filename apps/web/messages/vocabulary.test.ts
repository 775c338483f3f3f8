import { readFileSync } from "node:fs";
import { actNames } from "@pledgebook/core/desk/history";
import { problemKeys } from "@pledgebook/core/values/problem";
import { categories, financeTypes, languages, purposes, statuses } from "@pledgebook/core/values/vocabulary";
import { describe, expect, it } from "vitest";

describe.each(languages)("in '%s' there is a sentence", (language) => {
  const messages = JSON.parse(readFileSync(new URL(`./${language}.json`, import.meta.url), "utf8")) as {
    history: { action: Record<string, string> };
    problem: Record<string, string>;
  } & Record<"purpose" | "category" | "status" | "finance", Record<string, string>>;

  it("for everything that the history tells of, and for nothing else", () => {
    const told = Object.keys(messages.history.action).sort();
    expect(told).toEqual(actNames.map((name) => name.replace(".", "_")).sort());
  });

  it.each([
    ["purpose", purposes],
    ["category", categories],
    ["status", statuses],
    ["finance", financeTypes],
  ] as const)("for every %s of the vocabulary, and for nothing else", (name, values) => {
    expect(Object.keys(messages[name]).sort()).toEqual([...values].sort());
  });

  it("for every refusal", () => {
    expect(problemKeys.filter((key) => !messages.problem[key])).toEqual([]);
  });
});
