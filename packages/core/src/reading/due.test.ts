import { describe, expect, it } from "vitest";
import { isPartialDate, lastDay } from "../values/day.ts";
import { findDueDays } from "./due.ts";

/** Sentences of a day of publication, with the days by which they say that something is due. */
const cases = `
2024-01-31 | The first shells will arrive within a month, the minister said. | 2024-02
2024-01-31 | Norway will hand over 40 machines by March. | 2024-03
2024-01-31 | Norway will hand over 40 machines by March 2026. | 2026-03
2023-12-10 | The tanks should be there by January. | 2024-01
2024-01-31 | The money is to be paid out by 15 March 2024. | 2024-03-15
2024-01-31 | The money is to be paid out by March 15. | 2024-03-15
2024-01-31 | Sweden gives 75 billion kronor for 2024–2026. | 2026
2024-01-31 | Sweden gives 75 billion kronor in 2024-26. | 2026
2024-01-31 | Japan will lend the money from 2024 to 2027. | 2027
2024-01-31 | The loan is paid out over four years. | 2028-01
2024-01-31 | Deliveries follow over the next two years. | 2026-01
2024-01-31 | It will come in the first half of 2025. | 2025-Q2
2024-01-31 | Delivery is planned for the third quarter of 2024. | 2024-Q3
2024-01-31 | It will be spent before the end of the year. | 2024
2024-01-31 | A further 100 million will follow next year. | 2025
2024-01-31 | Germany plans eight billion euros in 2024. | 2024
2024-01-31 | All of it arrives by the end of 2025. | 2025
2024-01-31 | Within two weeks the ambulances will be in Kyiv. | 2024-02-14
2024-01-31 | Перші снаряди прибудуть протягом місяця. | 2024-02
2024-01-31 | Гроші надійдуть до березня 2025 року. | 2025-03
2024-01-31 | Кошти розраховані на 2024–2026 роки. | 2026
2024-01-31 | Машини передадуть до кінця 2025 року. | 2025
2024-01-31 | Ще 100 мільйонів дадуть наступного року. | 2025
2024-01-31 | Генератори доправлять упродовж трьох тижнів. | 2024-02-21
2024-01-31 | Реактори постачать у першій половині 2026 року. | 2026-Q2
2024-01-31 | Germany gave two billion euros in 2022. |
2024-01-31 | It had promised the tanks by March 2023. |
2024-01-31 | Up to 12 million euros go to the fund, 2000 shells among them. |
2024-01-31 | Допомога становить до 12 мільйонів євро. |
2024-01-31 | The minister said on Tuesday that a Ukrainian brigade of 2024 soldiers was trained. |
2024-01-31 | The total has grown to 2024 million euros. |
2024-01-31 | In May it will be decided by the parliament. |
`;

describe("days by which something is due", () => {
  for (const line of cases.trim().split("\n")) {
    const [publishedOn = "", sentence = "", expected = ""] = line.split("|").map((part) => part.trim());
    it(`${sentence} → ${expected || "none"}`, () => {
      expect(
        findDueDays(sentence, publishedOn)
          .map(({ date }) => date)
          .join(", "),
      ).toBe(expected);
    });
  }

  it("none is over on the day of publication, and each is a date", () => {
    for (const line of cases.trim().split("\n"))
      for (const publishedOn of ["2020-02-29", "2024-12-31", "2031-06-01"])
        for (const { date } of findDueDays(line.split("|")[1] ?? "", publishedOn)) {
          expect(isPartialDate(date)).toBe(true);
          expect(lastDay(date) >= publishedOn).toBe(true);
        }
  });
});
