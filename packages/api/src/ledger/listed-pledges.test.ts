import { insertPledgeEvent } from "@pledgebook/db/queries/pledges/pledge-events";
import { writeRates } from "@pledgebook/db/queries/rates";
import { recount } from "@pledgebook/db/recount/recount";
import { beforeEach, describe, expect, it } from "vitest";
import { countedPledge } from "../testing/acts.ts";
import { anna, edith, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, type PledgeFields } from "../testing/story.ts";

let room: TestNewsroom;
let articleId: string;
beforeEach(async () => {
  room = await testNewsroom();
  ({ id: articleId } = await room.as(anna).articles.create(articleOf()));
  await room.as(edith).articles.publish({ id: articleId, version: 1 });
});

const counted = (changes: Partial<PledgeFields>, packs: string[] = []) =>
  countedPledge(room, articleId, changes, packs);

const list = async (query = "", limit = 10) =>
  (await room.as(null).ledger.pledges({ query, limit })).map(({ code, amount, status, partly }) => ({
    code,
    amount,
    stage: partly ? `${status}, partly ${partly}` : status,
  }));

describe("ledger.pledges", () => {
  it("tells a package as its sentence does, not what is left of it", async () => {
    const about = millions(500, "EUR", "about");
    const pack = await counted({ amount: about });
    const part = await counted({ amount: millions(445.1) }, [pack]);
    const rows = (await room.as(null).ledger.query({ query: "" })).rows;
    expect(rows.find(({ code }) => code === pack)?.original?.floor).toBe(5_490_000_000);
    expect(await list()).toEqual([
      { code: part, amount: millions(445.1), stage: "pledged" },
      { code: pack, amount: about, stage: "pledged" },
    ]);
    const found = await room.as(null).search.find({ text: "artillery shells" });
    expect(found?.pledges.map(({ code, amount }) => [code, amount])).toEqual([
      [part, millions(445.1)],
      [pack, about],
    ]);
  });

  it("has a pledge of several rows once, with every stage, and no more than asked", async () => {
    const split = await counted({ amount: millions(100) });
    const { id: pledgeId } = await room.as(anna).pledges.forDesk({ code: split });
    await room.store.derive([
      insertPledgeEvent(room.store.db, {
        id: "event",
        pledgeId,
        status: "disbursed",
        amountMin: 4_000_000_000,
        amountMax: 4_000_000_000,
        currency: "EUR",
        qualifier: "exact",
        happenedOn: "2024-01-30",
        evidence: [{ publisher: "Ministry" }],
        recordedAt: "2024-01-31T09:01:00.000Z",
      }),
    ]);
    await recount(room.store, "2024-01-31T09:01:00.000Z");
    const other = await counted({ amount: millions(7) });
    expect((await room.as(null).ledger.query({ query: "" })).rows).toHaveLength(3);
    const all = await list();
    expect(all.map(({ code }) => code)).toEqual([other, split]);
    expect(all[1]?.amount).toEqual(millions(100));
    expect(all[1]?.stage).toBe("pledged, partly disbursed");
    expect(await list("", 1)).toHaveLength(1);
    expect(await list("q=tanks")).toEqual([]);
  });
});

describe("a package in a package", () => {
  it("is a tree whose lines are what stands under them, in one currency", async () => {
    await room.store.derive(
      writeRates([{ currency: "DKK", date: "2024-01-29", perEuro: "7.4568", source: "ECB" }]),
    );
    const whole = await counted({ amount: millions(817) });
    const military = await counted({ amount: millions(615) }, [whole]);
    const rebuilding = await counted({ amount: millions(200) }, [whole]);
    const equipment = await counted({ amount: millions(300, "EUR", "about") }, [military]);
    const kroner = await counted({ amount: millions(745.68, "DKK") }, [military]);
    const shown = await room.as(null).pledges.byCode({ code: whole });
    const same = (units: number) => ({ floor: units * 1e8, ceiling: units * 1e8 });
    expect(shown).toMatchObject({ remainder: same(2), isExceeded: false });
    expect(shown?.components).toMatchObject([
      {
        code: military,
        inParent: same(615),
        rest: same(215),
        parts: [
          { code: equipment, inParent: same(300), parts: [], rest: null },
          { code: kroner, inParent: same(100), parts: [], rest: null },
        ],
      },
      { code: rebuilding, inParent: same(200), parts: [], rest: null },
    ]);
    expect(shown?.components).toHaveLength(2);
  });
});
