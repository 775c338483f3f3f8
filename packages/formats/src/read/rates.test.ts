import { expect, it } from "vitest";
import { readRates } from "./rates.ts";

it("reads the ECB's history, with its gaps and its trailing comma", () => {
  const file =
    "Date,USD,JPY,CYP,DKK,\r\n2024-01-24,1.0905,160.46,N/A,7.4568,\r\n2024-01-23,1.0872,N/A,N/A,7.4579,\r\n";
  expect(readRates(file)).toEqual([
    { date: "2024-01-24", currency: "USD", perEuro: "1.0905", source: "ECB" },
    { date: "2024-01-24", currency: "JPY", perEuro: "160.46", source: "ECB" },
    { date: "2024-01-24", currency: "DKK", perEuro: "7.4568", source: "ECB" },
    { date: "2024-01-23", currency: "USD", perEuro: "1.0872", source: "ECB" },
    { date: "2024-01-23", currency: "DKK", perEuro: "7.4579", source: "ECB" },
  ]);
});

it("reads the hryvnia from the National Bank of Ukraine's JSON", () => {
  const file = JSON.stringify([
    { exchangedate: "24.01.2024", r030: 978, cc: "EUR", rate: 40.8791 },
    { exchangedate: "24.01.2024", r030: 840, cc: "USD", rate: 37.5 },
  ]);
  expect(readRates(file)).toEqual([
    { date: "2024-01-24", currency: "UAH", perEuro: "40.8791", source: "NBU" },
  ]);
});

it.each([
  ["", "empty"],
  ["Date\n", "no currencies"],
  ["a,b\n1,2", "another table"],
  ["[", "broken JSON"],
  ["[null,{}]", "JSON of something else"],
])("refuses %j (%s)", (file) => {
  expect(() => readRates(file)).toThrow(expect.objectContaining({ code: "unreadable" }));
});
