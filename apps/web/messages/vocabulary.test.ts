import { readFileSync } from "node:fs";
import { actNames } from "@pledgebook/core/desk/history";
import { problemKeys } from "@pledgebook/core/values/problem";
import { languages } from "@pledgebook/core/values/vocabulary";
import { describe, expect, it } from "vitest";

describe.each(languages)("in '%s' there is a sentence", (language) => {
  const messages = JSON.parse(readFileSync(new URL(`./${language}.json`, import.meta.url), "utf8")) as {
    history: { action: Record<string, string> };
    problem: Record<string, string>;
  };

  it("for everything that the history tells of, and for nothing else", () => {
    const told = Object.keys(messages.history.action).sort();
    expect(told).toEqual(actNames.map((name) => name.replace(".", "_")).sort());
  });

  it("for every refusal", () => {
    expect(problemKeys.filter((key) => !messages.problem[key])).toEqual([]);
  });
});
