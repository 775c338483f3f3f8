import { partyCalled } from "@pledgebook/core/values/party-called";
import { Problem } from "@pledgebook/core/values/problem";
import { slugFromTitle } from "@pledgebook/core/values/slug";
import { channelKinds, partyKinds } from "@pledgebook/core/values/vocabulary";
import {
  addChannel,
  addParty,
  areNamesFree,
  countUses,
  isChannelUnused,
  isPartyUnused,
  listChannels,
  listParties,
  removeChannel,
  removeParty,
  updateChannel,
  updateParty,
} from "@pledgebook/db/queries/names";
import { shippedNames } from "@pledgebook/db/reference-data";
import { z } from "zod";
import { act, onChannel, onParty } from "../desk/act.ts";
import { line, optionalLine, partyCode, slug, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";

const called = {
  nameEn: line(120, 2),
  nameUk: line(120, 2),
  /** Other names under which texts speak of it: abbreviations, former names. */
  alsoCalled: z.array(line(120, 2)).max(20),
};
const party = z.object({
  ...called,
  kind: z.enum(partyKinds).exclude(["country"]),
  organisationId: optionalLine(80),
});
const channel = z.object({ ...called, kind: z.enum(channelKinds) });

/** Who gives and through what: parties and channels by name, as data of the newsroom. Countries need none. */
export const namesRouter = router({
  /** All of them, with how many pledges use each and whether a newsroom comes with it. */
  list: staff("desk.read").query(async ({ ctx: { store, viewer } }) => {
    const [parties, channels, uses] = await Promise.all([
      listParties(store.db),
      listChannels(store.db),
      countUses(store.db, viewer),
    ]);
    const withUses = <T>(row: T, key: string) => ({
      ...row,
      pledges: uses.get(key) ?? 0,
      isShipped: shippedNames.has(key),
    });
    return {
      parties: parties.map((row) => withUses(row, row.code)),
      channels: channels.map((row) => withUses(row, row.slug)),
    };
  }),

  /** A party that nobody listed. Its code follows from its English name. */
  addParty: staff("pledge.annotate")
    .input(party)
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const code = codeFromName(input.nameEn);
      const names = namesOf(input);
      if (names.some((name) => partyCalled(name) !== null)) throw nameTaken();
      await act(
        ctx,
        [
          areNamesFree("parties", code, names, nameTaken()),
          { ...addParty(db, code, input), refusal: nameTaken() },
        ],
        {
          act: "names.add",
          ...onParty(code),
          after: input,
        },
      );
      return { code };
    }),

  saveParty: staff("pledge.review")
    .input(party.extend({ code: partyCode, version }))
    .mutation(async ({ ctx, input: { code, version, ...input } }) => {
      const { db } = ctx.store;
      const before = (await listParties(db)).find((row) => row.code === code);
      if (!before) throw nameNotFound();
      const free = areNamesFree("parties", code, namesOf(input), nameTaken());
      await act(ctx, [free, updateParty(db, code, version, input)], {
        act: "names.save",
        ...onParty(code),
        before: facts(before),
        after: input,
      });
      return { version: version + 1 };
    }),

  /** Takes a party away that no pledge has. */
  removeParty: staff("pledge.review")
    .input(z.object({ code: partyCode, version }))
    .mutation(async ({ ctx, input: { code, version } }) => {
      const { db } = ctx.store;
      const before = (await listParties(db)).find((row) => row.code === code);
      if (!before) throw nameNotFound();
      if (shippedNames.has(code)) throw nameShipped();
      await act(ctx, [isPartyUnused(code, nameInUse()), removeParty(db, code, version)], {
        act: "names.remove",
        ...onParty(code),
        before: facts(before),
      });
    }),

  /** A fund, programme, coalition or initiative that nobody listed. Its slug follows from its English name. */
  addChannel: staff("pledge.annotate")
    .input(channel)
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const own = slugFromTitle(input.nameEn);
      const free = areNamesFree("channels", own, namesOf(input), nameTaken());
      await act(ctx, [free, { ...addChannel(db, own, input), refusal: nameTaken() }], {
        act: "names.add",
        ...onChannel(own),
        after: input,
      });
      return { slug: own };
    }),

  saveChannel: staff("pledge.review")
    .input(channel.extend({ slug, version }))
    .mutation(async ({ ctx, input: { slug, version, ...input } }) => {
      const { db } = ctx.store;
      const before = (await listChannels(db)).find((row) => row.slug === slug);
      if (!before) throw nameNotFound();
      const free = areNamesFree("channels", slug, namesOf(input), nameTaken());
      await act(ctx, [free, updateChannel(db, slug, version, input)], {
        act: "names.save",
        ...onChannel(slug),
        before: facts(before),
        after: input,
      });
      return { version: version + 1 };
    }),

  /** Takes a channel away through which no pledge goes. */
  removeChannel: staff("pledge.review")
    .input(z.object({ slug, version }))
    .mutation(async ({ ctx, input: { slug, version } }) => {
      const { db } = ctx.store;
      const before = (await listChannels(db)).find((row) => row.slug === slug);
      if (!before) throw nameNotFound();
      if (shippedNames.has(slug)) throw nameShipped();
      await act(ctx, [isChannelUnused(slug, nameInUse()), removeChannel(db, slug, version)], {
        act: "names.remove",
        ...onChannel(slug),
        before: facts(before),
      });
    }),
});

const namesOf = (input: { nameEn: string; nameUk: string; alsoCalled: string[] }) => [
  input.nameEn,
  input.nameUk,
  ...input.alsoCalled,
];

/** What of a row its history tells: all but its key and its version. */
function facts<T extends { version: number }>({ version: _, ...row }: T) {
  return row;
}

/** 'Nordic Aid Council' → 'ORG:NordicAidCouncil', at most 40 letters and digits behind the colon. */
function codeFromName(nameEn: string): string {
  const words = slugFromTitle(nameEn).split("-");
  const joined = words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
  return `ORG:${joined.slice(0, 40)}`;
}

const nameTaken = () =>
  new Problem(
    "conflict",
    "name_taken",
    "Another party or channel is called so already; a text that says it would mean either.",
  );
const nameNotFound = () => new Problem("not_found", "name_not_found", "There is no such party or channel.");
const nameInUse = () =>
  new Problem("conflict", "name_in_use", "Pledges use it: it can be renamed, not removed.");
const nameShipped = () =>
  new Problem("conflict", "name_shipped", "Every newsroom comes with it: it can be renamed, not removed.");
