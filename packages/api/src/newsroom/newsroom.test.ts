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
