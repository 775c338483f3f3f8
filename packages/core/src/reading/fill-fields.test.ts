import { expect, it } from "vitest";
import { suggestionsIn } from "./detect.ts";
import { readText } from "./read-text.ts";
import type { Suggestion } from "./suggestion.ts";

const only = (text: string) => {
  const [suggestion] = suggestionsIn(readText(text, { publishedOn: "2024-10-10" }));
  return suggestion;
};

it.each<[text: string, fields: Partial<Suggestion>]>([
  ["Norway pledges €5 million for boats.", { status: "pledged", purpose: "maritime", purposeWords: "boats" }],
  ["Norway paid out €5 million for boats.", { status: "disbursed" }],
  ["Norway sets aside €5 million for boats.", { status: "allocated" }],
  ["Norway signed for €5 million for boats.", { status: "committed" }],
  ["Norway is suspending a gift of €5 million.", { status: "suspended" }],
  ["Norway cancelled a gift of €5 million.", { status: "cancelled" }],
  ["Norway has sent ten tanks to Ukraine.", { inKind: "ten tanks", recipient: "Ukraine" }],
  ["Norway gives €5 million to UNHCR.", { channel: "unhcr", channelName: "UNHCR", category: "humanitarian" }],
  ["Norway pledges €5 million to Moldova.", { recipient: "Moldova" }],
  ["Norway pledges €5 million to Ukraine and Moldova.", { recipient: "Ukraine and Moldova" }],
  ["Norway pledges €5 million to Ukraine and its neighbours.", { recipient: "Ukraine and neighbours" }],
  ["On Monday, Norway pledged €5 million.", { announcedOn: "2024-10-07", isBackground: false }],
  ["On 5 May 2023, Norway pledged €5 million.", { announcedOn: "2023-05-05", isBackground: true }],
  ["Norway pledges €5 million.", { announcedOn: "2024-10-10", category: "military", purpose: null }], // most aid
  ["Prime Minister Evika Siliņa pledged €5 million.", { announcedBy: "Evika Siliņa", donorCodes: ["LV"] }],
  [
    "Данія виділить 5 млн євро на генератори.",
    { status: "allocated", purpose: "energy", purposeWords: "генератори" },
  ],
])("fills the fields of: %s", (text, fields) => {
  expect(only(text)).toMatchObject(fields);
});
