import type { HistoryEntry } from "@pledgebook/core/desk/history";
import { firstDay } from "@pledgebook/core/values/day";
import { takeCodeNumbers, takenCode } from "@pledgebook/db/queries/pledges/pledge-codes";
import { insertPledge, isNotMerged } from "@pledgebook/db/queries/pledges/pledges";
import type { Step } from "@pledgebook/db/store/store";
import { z } from "zod";
import { onPledge } from "../desk/act.ts";
import { pledgeWithCode } from "../desk/load.ts";
import type { StaffContext } from "../server/context.ts";
import { annotationRole, type PledgeFieldValues, pledgeCode, pledgeFields } from "../server/inputs.ts";
import { checkFields, columnsOf, findPackage } from "./pledge-fields.ts";

/** The pledge that a new mark states: one that the ledger has, or one that is made with it. */
export const pledgeOfNewMark = z.union([
  z.object({
    kind: z.literal("new"),
    fields: pledgeFields,
    /** A package it is part of: one that the ledger has, or one that is made with it. */
    pack: z.union([
      z.null(),
      z.object({ kind: z.literal("existing"), code: pledgeCode }),
      z.object({ kind: z.literal("new"), fields: pledgeFields }),
    ]),
  }),
  z.object({
    kind: z.literal("existing"),
    code: pledgeCode,
    role: annotationRole.exclude(["first"]),
  }),
]);
type PledgeOfNewMark = z.infer<typeof pledgeOfNewMark>;

/** What is to be written so that a pledge is there, and what the history tells of it. */
interface Target {
  id: string;
  steps: Step[];
  entries: HistoryEntry[];
}

/** The pledge that a new mark in an article states, with the steps that make it when it is new. @throws Problem. */
export async function targetOf(
  ctx: StaffContext,
  wanted: PledgeOfNewMark,
  articleId: string,
): Promise<Target> {
  if (wanted.kind === "new") return newPledge(ctx, wanted.fields, wanted.pack, articleId);
  const pledge = await pledgeWithCode(ctx.store.db, wanted.code);
  return { id: pledge.id, steps: [isNotMerged(pledge)], entries: [] };
}

/** A new pledge, and with it, when asked, the package it is part of. */
async function newPledge(
  ctx: StaffContext,
  fields: PledgeFieldValues,
  pack: Extract<PledgeOfNewMark, { kind: "new" }>["pack"],
  articleId: string,
): Promise<Target> {
  const { db } = ctx.store;
  await checkFields(db, fields);
  if (pack?.kind === "new") await checkFields(db, pack.fields);
  const parent = pack?.kind === "existing" ? await findPackage(db, pack.code, null) : null;
  const year = Number(firstDay(fields.announcedOn ?? ctx.now().slice(0, 10)).slice(0, 4));
  const make = (of: PledgeFieldValues, fromLast: number) => ({
    id: ctx.newId(),
    code: takenCode(year, fromLast),
    ...columnsOf(of),
    reviewState: "waiting" as const,
    createdBy: ctx.person.id,
    createdAt: ctx.now(),
    updatedBy: ctx.person.id,
    updatedAt: ctx.now(),
    version: 1,
  });
  const pledge = make(fields, pack?.kind === "new" ? 1 : 0);
  const madeWith = pack?.kind === "new" ? { row: make(pack.fields, 0), fields: pack.fields } : null;
  const packageId = madeWith?.row.id ?? parent?.id;
  return {
    id: pledge.id,
    steps: [
      takeCodeNumbers(year, madeWith ? 2 : 1),
      ...(parent ? [isNotMerged(parent)] : []),
      ...(madeWith ? insertPledge(db, madeWith.row, madeWith.fields.donorCodes) : []),
      ...insertPledge(db, pledge, fields.donorCodes, packageId === undefined ? [] : [packageId]),
    ],
    entries: [
      ...(madeWith
        ? [
            {
              act: "pledge.create" as const,
              ...onPledge(madeWith.row.id, articleId),
              after: { code: null, ...madeWith.fields },
              codes: { code: madeWith.row.id },
            },
          ]
        : []),
      {
        act: "pledge.create",
        ...onPledge(pledge.id, articleId),
        after: { code: null, ...fields, package: null },
        codes: { code: pledge.id, ...(packageId === undefined ? {} : { package: packageId }) },
      },
    ],
  };
}
