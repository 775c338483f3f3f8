import { expect, it } from "vitest";
import { readOrganisationId } from "./organisation-id.ts";

it.each([
  ["XM-DAC-41122", "XM-DAC-41122"],
  [" XM-DAC-301-2 ", "XM-DAC-301-2"],
  ["gb-coh-1234567", "GB-COH-1234567"],
  ["XI-IATI-EC_NEAR", "XI-IATI-EC_NEAR"],
  ["UA-EDR-00013480", "UA-EDR-00013480"],
  // The number is the register's own, in whatever letters.
  ["DE-CR-hrb12345", "DE-CR-hrb12345"],
  ["41122", null],
  ["XM-DAC", null],
  ["XM-DAC-", null],
  ["XMDAC-41122", null],
  ["XM-DAC-411/22", null],
  ["XM-DAC-411 22", null],
  ["https://org-id.guide/list/XM-DAC", null],
  ["", null],
])("%j is read as %j", (text, id) => {
  expect(readOrganisationId(text)).toBe(id);
});
