import { expect, it } from "vitest";
import { findMentionedDays } from "./dates.ts";

it.each<[words: string, dates: string[]]>([
  ["on 5 May 2023", ["2023-05-05"]],
  ["on the 5th of May", ["2024-05-05"]],
  ["on May 5, 2023", ["2023-05-05"]],
  ["on 5 December", ["2023-12-05"]], // the last such day
  ["5 травня 2023", ["2023-05-05"]],
  ["on 31 February 2023", []], // there is none
  ["on 5 May 2025", []], // not over
  ["in May 2023", ["2023-05"]],
  ["since early May last year", ["2023-05"]],
  ["in November", ["2023-11"]],
  ["у травні 2023", ["2023-05"]],
  ["in 2022", ["2022"]],
  ["in 2024", []], // says when money is for
  ["on Monday", ["2024-10-07"]],
  ["on Thursday", ["2024-10-10"]],
  ["next Monday", []],
  ["у вівторок", ["2024-10-08"]],
  ["yesterday", ["2024-10-09"]],
  ["сьогодні", ["2024-10-10"]],
  ["a week ago", ["2024-10-03"]],
  ["last month", ["2024-09"]],
  ["this month", ["2024-10"]],
  ["торік", ["2023"]],
  ["on 5 May 2023 and on Monday", ["2023-05-05", "2024-10-07"]],
  ["Mondays are dull", []],
])("reads on 10 October 2024, a Thursday: %s", (words, dates) => {
  expect(findMentionedDays(words, "2024-10-10").map(({ date }) => date)).toEqual(dates);
});
