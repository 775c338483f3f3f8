import { purposeCalled } from "@pledgebook/core/values/purpose-called";
import { categories } from "@pledgebook/core/values/vocabulary";
import { areNamesFree, isNotBeingChecked } from "@pledgebook/db/queries/names";
import {
  addOwnPurpose,
  isPurposeUnused,
  listOwnPurposes,
  movePurposeUses,
  removeOwnPurpose,
  updateOwnPurpose,
} from "@pledgebook/db/queries/own-purposes";
import { z } from "zod";
import { act, onPurpose } from "../desk/act.ts";
import { ownPurpose, version } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import {
  type Called,
  called,
  facts,
  nameBeingChecked,
  nameInUse,
  nameNotFound,
  namesOf,
  namesTogether,
  nameTaken,
} from "./called.ts";
import { purposeFromName } from "./name-list.ts";

const purpose = z.object({ ...called, category: z.enum(categories) });

const isCode = (name: string) => name.startsWith("own_");

/**
 * What a purpose of this program is called already, none of the newsroom's is; nor is one called like a code, but by those that were made one with
 * it (`before`): past days of the ledger say these, so that they stay.
 */
function checked<T extends Called>(fields: T, before: readonly string[] = []): T {
  const codes = before.filter(isCode);
  const isTaken = (name: string) =>
    purposeCalled(name, []) !== null || (isCode(name) && !codes.includes(name));
  if (namesOf(fields).some(isTaken)) throw nameTaken();
  return { ...fields, alsoCalled: [...fields.alsoCalled.filter((name) => !isCode(name)), ...codes] };
}

/** Purposes that a newsroom tells more finely than the program does; listed with the other names, by `names.list`. */
export const purposesRouter = router({
  /** One that nobody listed. Its code follows from its English name. */
  add: staff("pledge.annotate")
    .input(purpose)
    .mutation(async ({ ctx, input: typed }) => {
      const { db } = ctx.store;
      const input = checked(typed);
      const code = purposeFromName(input.nameEn);
      const free = areNamesFree("own_purposes", code, namesOf(input), nameTaken());
      await act(ctx, [free, { ...addOwnPurpose(db, code, input), refusal: nameTaken() }], {
        act: "names.add",
        ...onPurpose(code),
        after: input,
      });
      return { code };
    }),

  save: staff("pledge.review")
    .input(purpose.extend({ code: ownPurpose, version }))
    .mutation(async ({ ctx, input: { code, version, ...typed } }) => {
      const { db } = ctx.store;
      const before = (await listOwnPurposes(db)).find((row) => row.code === code);
      if (!before) throw nameNotFound();
      const input = checked(typed, before.alsoCalled);
      const free = areNamesFree("own_purposes", code, namesOf(input), nameTaken());
      await act(ctx, [free, updateOwnPurpose(db, code, version, input)], {
        act: "names.save",
        ...onPurpose(code),
        before: facts(before),
        after: input,
      });
      return { version: version + 1 };
    }),

  /** Takes one away that no pledge is for, nor was on any day of the ledger. */
  remove: staff("pledge.review")
    .input(z.object({ code: ownPurpose, version }))
    .mutation(async ({ ctx, input: { code, version } }) => {
      const { db } = ctx.store;
      const before = (await listOwnPurposes(db)).find((row) => row.code === code);
      if (!before) throw nameNotFound();
      await act(ctx, [isPurposeUnused(code, nameInUse()), removeOwnPurpose(db, code, version)], {
        act: "names.remove",
        ...onPurpose(code),
        before: facts(before),
      });
    }),

  /**
   * Makes two purposes one: pledges for the first are for the second from now on, its names and its code lead there, and past
   * days of the ledger go on saying its code.
   */
  merge: staff("pledge.review")
    .input(z.object({ code: ownPurpose, version, into: ownPurpose, intoVersion: version }))
    .mutation(async ({ ctx, input: { code, version, into, intoVersion } }) => {
      const { db } = ctx.store;
      const rows = await listOwnPurposes(db);
      const [before, target] = [code, into].map((one) => rows.find((row) => row.code === one));
      if (!before || !target || code === into) throw nameNotFound();
      const { version: _, code: __, ...fields } = target;
      const alsoCalled = namesTogether(target, before, code);
      await act(
        ctx,
        [
          isNotBeingChecked(code, nameBeingChecked()),
          ...movePurposeUses(code, into),
          removeOwnPurpose(db, code, version),
          updateOwnPurpose(db, into, intoVersion, { ...fields, alsoCalled }),
        ],
        { act: "names.merge", ...onPurpose(code), before: facts(before), after: { into } },
        {
          act: "names.save",
          ...onPurpose(into),
          before: { alsoCalled: target.alsoCalled },
          after: { alsoCalled },
        },
      );
      return { version: intoVersion + 1 };
    }),
});
