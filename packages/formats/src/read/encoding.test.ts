import { expect, it } from "vitest";
import { decodeText } from "./encoding.ts";

const ascii = (text: string) => [...text].map((sign) => sign.charCodeAt(0));
const xml = (encoding: string, ...rest: number[]) =>
  new Uint8Array([...ascii(`<?xml version="1.0" encoding="${encoding}"?>`), ...rest]);
const DANIJA_1251 = [0xc4, 0xe0, 0xed, 0xb3, 0xff];

it.each([
  ["UTF-8 when nothing is said", new TextEncoder().encode("Данія"), null],
  ["UTF-8 with a mark", new Uint8Array([0xef, 0xbb, 0xbf, ...new TextEncoder().encode("Данія")]), null],
  ["the encoding of the first line", xml("windows-1251", ...DANIJA_1251), null],
  ["the encoding that came with it", new Uint8Array(DANIJA_1251), "windows-1251"],
  [
    "UTF-16, little end first",
    new Uint8Array([
      0xff,
      0xfe,
      ...[..."Данія"].flatMap((sign) => [sign.charCodeAt(0) & 255, sign.charCodeAt(0) >> 8]),
    ]),
    null,
  ],
  [
    "UTF-16, big end first",
    new Uint8Array([
      0xfe,
      0xff,
      ...[..."Данія"].flatMap((sign) => [sign.charCodeAt(0) >> 8, sign.charCodeAt(0) & 255]),
    ]),
    "utf-8",
  ],
  ["UTF-8 when nobody knows what is said", new TextEncoder().encode("Данія"), "klingon"],
])("reads %s", (_, bytes, named) => {
  expect(decodeText(bytes, named).replace(/^<\?.*\?>/, "")).toBe("Данія");
});
