import { plainFace } from "@pledgebook/core/values/face";
import { beforeEach, describe, expect, it } from "vitest";
import { expectRefused, lastEvent } from "../testing/acts.ts";
import { ada, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";

let room: TestNewsroom;
beforeEach(async () => {
  room = await testNewsroom();
});

const none = { en: "", uk: "" };
const before = { about: none, contact: none, privacy: none };
const texts = { ...before, contact: { en: "Write to desk@example.org.", uk: "Пишіть на desk@example.org." } };

describe("newsroom.setTexts", () => {
  it("says to readers what an admin wrote, and tells the history", async () => {
    expect(await room.as(null).newsroom.texts()).toEqual(before);
    await room.as(ada).newsroom.setTexts({ before, texts });
    expect(await room.as(null).newsroom.texts()).toEqual(texts);
    expect(room.published).toEqual([{ articleSlugs: [], pledgeCodes: [] }]);
    expect(await lastEvent(room)).toMatchObject({
      action: "newsroom.set_texts",
      actorId: ada.id,
      subject: "setting",
      before: { contact: none },
      after: { contact: texts.contact },
    });
  });

  it("changes nothing over what somebody else has written meanwhile", async () => {
    await room.as(ada).newsroom.setTexts({ before, texts });
    await expectRefused(room, () => room.as(ada).newsroom.setTexts({ before, texts: before }), {
      code: "CONFLICT",
    });
    expect(await room.as(null).newsroom.texts()).toEqual(texts);
  });

  it("is for admins", async () => {
    await expectRefused(room, () => room.as(edith).newsroom.setTexts({ before, texts }), {
      code: "FORBIDDEN",
    });
  });
});

describe("newsroom.setFace", () => {
  const own = { ...plainFace, name: "The Harbour Ledger", accent: { light: "#7a1f3d", dark: "#f0a3bd" } };

  it("gives the site a name and colours, and tells the history", async () => {
    expect(await room.as(null).newsroom.face()).toEqual({ ...plainFace, isDemonstration: false });
    await room.as(ada).newsroom.setFace({ before: plainFace, face: own });
    expect(await room.as(null).newsroom.face()).toEqual({ ...own, isDemonstration: false });
    expect(await lastEvent(room)).toMatchObject({
      action: "newsroom.set_face",
      actorId: ada.id,
      before: { name: null, accent: null },
      after: { name: "The Harbour Ledger" },
    });
  });

  it.each([
    ["light", { light: "#ffd500", dark: "#ffd500" }],
    ["dark", { light: "#0b4f8a", dark: "#0b4f8a" }],
  ])("refuses a colour that could hardly be read on %s paper", async (field, accent) => {
    const act = () => room.as(ada).newsroom.setFace({ before: plainFace, face: { ...plainFace, accent } });
    await expectRefused(room, act, { code: "BAD_REQUEST", key: "colour_unreadable", field });
  });

  it("serves readers in some languages and currencies, by its own clocks, whatever was ticked first", async () => {
    const face = { ...plainFace, currencies: ["UAH", "EUR"] as const, timeZone: "Europe/Kyiv" };
    const set = { ...face, languages: ["uk"] as const };
    await room.as(ada).newsroom.setFace({
      before: plainFace,
      face: { ...set, currencies: [...set.currencies], languages: [...set.languages] },
    });
    expect(await room.as(null).newsroom.face()).toMatchObject({
      languages: ["uk"],
      currencies: ["EUR", "UAH"],
      timeZone: "Europe/Kyiv",
    });
  });

  it.each([
    ["no language", { languages: [] }],
    ["a language that the site does not speak", { languages: ["de" as never] }],
    ["no euro, in which the ledger counts", { currencies: ["USD" as const] }],
    ["a zone that no clock has", { timeZone: "Europe/Atlantis" }],
  ])("refuses %s", async (_, wrong) => {
    const act = () => room.as(ada).newsroom.setFace({ before: plainFace, face: { ...plainFace, ...wrong } });
    await expectRefused(room, act, { code: "BAD_REQUEST" });
  });

  it("takes no picture from elsewhere, is for admins, and changes nothing over what somebody else has set", async () => {
    const logo = "https://elsewhere.example/logo.png";
    await expectRefused(
      room,
      () => room.as(ada).newsroom.setFace({ before: plainFace, face: { ...plainFace, logo } }),
      { code: "BAD_REQUEST" },
    );
    await expectRefused(room, () => room.as(edith).newsroom.setFace({ before: plainFace, face: own }), {
      code: "FORBIDDEN",
    });
    await room.as(ada).newsroom.setFace({ before: plainFace, face: own });
    await expectRefused(room, () => room.as(ada).newsroom.setFace({ before: plainFace, face: plainFace }), {
      code: "CONFLICT",
      key: "stale",
    });
  });
});
