import { readOrganisationId } from "@pledgebook/core/values/organisation-id";
import { partyCalled } from "@pledgebook/core/values/party-called";
import { Problem } from "@pledgebook/core/values/problem";
import { slugFromTitle } from "@pledgebook/core/values/slug";
import { type Category, channelKinds, type OwnPurpose, partyKinds } from "@pledgebook/core/values/vocabulary";
import {
  addChannel,
  addParty,
  areNamesFree,
  countUses,
  isChannelUnused,
  isNotBeingChecked,
  isPartyUnused,
  listChannels,
  listParties,
  moveChannelUses,
  movePartyUses,
  removeChannel,
  removeParty,
  updateChannel,
  updateParty,
} from "@pledgebook/db/queries/names";
import { addOwnPurpose, listOwnPurposes } from "@pledgebook/db/queries/own-purposes";
import { shippedNames } from "@pledgebook/db/reference-data";
import type { Database } from "@pledgebook/db/store/store";
import { z } from "zod";
import { act, onChannel, onParty, onPurpose } from "../desk/act.ts";
import { optionalLine, partyCode, slug, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import {
  called,
  facts,
  nameBeingChecked,
  nameInUse,
  nameNotFound,
  nameShipped,
  namesOf,
  namesTogether,
  nameTaken,
} from "./called.ts";
import { codeFromName, type NameEntry, nameLists, readNameList } from "./name-list.ts";

const party = z.object({
  ...called,
  kind: z.enum(partyKinds).exclude(["country"]),
  organisationId: optionalLine(80),
});
const listText = z.string().min(1).max(200_000);
const channel = z.object({ ...called, kind: z.enum(channelKinds) });

/** With its identifier as it is kept. @throws Problem "invalid" for what is none of org-id.guide. */
function withIdentifier<T extends { organisationId: string | null }>(fields: T): T {
  const { organisationId } = fields;
  if (organisationId === null) return fields;
  const read = readOrganisationId(organisationId);
  if (read === null)
    throw new Problem("invalid", "organisation_id_form", "This is no identifier of org-id.guide.", {
      field: "organisationId",
    });
  return { ...fields, organisationId: read };
}

/** Who gives, through what and what for: parties, channels and purposes by name, as data of the newsroom. Countries need none. */
export const namesRouter = router({
  /** All of them, with how many pledges use each and whether a newsroom comes with it. */
  list: staff("desk.read").query(async ({ ctx: { store, viewer } }) => {
    const [parties, channels, purposes, uses] = await Promise.all([
      listParties(store.db),
      listChannels(store.db),
      listOwnPurposes(store.db),
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
      purposes: purposes.map((row) => withUses(row, row.code)),
    };
  }),

  /** A party that nobody listed. Its code follows from its English name. */
  addParty: staff("pledge.annotate")
    .input(party)
    .mutation(async ({ ctx, input: typed }) => {
      const { db } = ctx.store;
      const input = withIdentifier(typed);
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
    .mutation(async ({ ctx, input: { code, version, ...typed } }) => {
      const { db } = ctx.store;
      const input = withIdentifier(typed);
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

  /**
   * Makes two parties one: pledges of the first are the second's from now on, its names and its code lead there, and past days of
   * the ledger go on saying what they said.
   */
  mergeParties: staff("pledge.review")
    .input(z.object({ code: partyCode, version, into: partyCode, intoVersion: version }))
    .mutation(async ({ ctx, input: { code, version, into, intoVersion } }) => {
      const { db } = ctx.store;
      const rows = await listParties(db);
      const [before, target] = [code, into].map((one) => rows.find((row) => row.code === one));
      if (!before || !target || code === into) throw nameNotFound();
      if (shippedNames.has(code)) throw nameShipped();
      const { version: _, code: __, ...party } = target;
      const alsoCalled = namesTogether(target, before, code);
      await act(
        ctx,
        [
          isNotBeingChecked(code, nameBeingChecked()),
          ...movePartyUses(code, into),
          removeParty(db, code, version),
          updateParty(db, into, intoVersion, { ...party, alsoCalled }),
        ],
        { act: "names.merge", ...onParty(code), before: facts(before), after: { into } },
        {
          act: "names.save",
          ...onParty(into),
          before: { alsoCalled: target.alsoCalled },
          after: { alsoCalled },
        },
      );
      return { version: intoVersion + 1 };
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
  /** Makes two channels one, in the same way. */
  mergeChannels: staff("pledge.review")
    .input(z.object({ slug, version, into: slug, intoVersion: version }))
    .mutation(async ({ ctx, input: { slug, version, into, intoVersion } }) => {
      const { db } = ctx.store;
      const rows = await listChannels(db);
      const [before, target] = [slug, into].map((one) => rows.find((row) => row.slug === one));
      if (!before || !target || slug === into) throw nameNotFound();
      if (shippedNames.has(slug)) throw nameShipped();
      const { version: _, slug: __, ...channel } = target;
      const alsoCalled = namesTogether(target, before, slug);
      await act(
        ctx,
        [
          isNotBeingChecked(slug, nameBeingChecked()),
          ...moveChannelUses(slug, into),
          removeChannel(db, slug, version),
          updateChannel(db, into, intoVersion, { ...channel, alsoCalled }),
        ],
        { act: "names.merge", ...onChannel(slug), before: facts(before), after: { into } },
        {
          act: "names.save",
          ...onChannel(into),
          before: { alsoCalled: target.alsoCalled },
          after: { alsoCalled },
        },
      );
      return { version: intoVersion + 1 };
    }),

  /** What a list says, row by row, before anything is written: what would be added, what is there, what cannot be read and why. */
  readList: staff("pledge.review")
    .input(z.object({ of: z.enum(nameLists), text: listText }))
    .query(async ({ ctx, input }) => readNameList(ctx.store.db, input.of, input.text)),

  /** Adds what a list has that is not there: all of these rows, or none. Rows that cannot be read are left out, as they were shown. */
  addList: staff("pledge.review")
    .input(z.object({ of: z.enum(nameLists), text: listText }))
    .mutation(async ({ ctx, input: { of, text } }) => {
      const { db } = ctx.store;
      const fresh = (await readNameList(db, of, text)).flatMap((row) => (row.state === "new" ? [row] : []));
      const [first, ...others] = fresh.map(({ key, entry }) => ({
        act: "names.add" as const,
        ...added[of].on(key),
        after: { ...entry },
      }));
      if (!first) return { added: 0 };
      const steps = fresh.flatMap(({ key, entry }) => [
        areNamesFree(added[of].table, key, namesOf(entry), nameTaken()),
        { ...added[of].add(db, key, entry), refusal: nameTaken() },
      ]);
      await act(ctx, steps, first, ...others);
      return { added: fresh.length };
    }),
});

/** How a row of each list is added. */
const added = {
  parties: { table: "parties", on: onParty, add: addParty },
  channels: { table: "channels", on: onChannel, add: addChannel },
  purposes: {
    table: "own_purposes",
    on: onPurpose,
    add: (db: Database, key: string, { kind, organisationId: _, ...entry }: NameEntry) =>
      addOwnPurpose(db, key as OwnPurpose, { ...entry, category: kind as Category }),
  },
} as const;
