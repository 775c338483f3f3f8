import { expect, it } from "vitest";
import { channelCalled } from "./channel-called.ts";

const named = [
  { slug: "it-coalition", nameEn: "IT coalition", nameUk: "ІТ-коаліція", alsoCalled: [] },
  {
    slug: "ifu",
    nameEn: "International Fund for Ukraine",
    nameUk: "Міжнародний фонд для України",
    alsoCalled: [],
  },
];

it.each([
  ["it-coalition", "it-coalition"],
  ["IT-Coalition", "it-coalition"],
  ["it_coalition", "it-coalition"],
  ["ІТ-коаліція", "it-coalition"],
  ["International Fund for Ukraine", "ifu"],
  ["міжнародний фонд для України", "ifu"],
  ["drone-coalition", null],
  ["article", null],
  ["", null],
  ["..", null],
])("channelCalled(%j) is %s", (text, expected) => {
  expect(channelCalled(text, named)).toBe(expected);
});
