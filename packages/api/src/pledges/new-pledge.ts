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
import { checkFields, columnsOf, findOuter } from "./pledge-fields.ts";

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

/** The article in which a pledge is first marked, and its day, where it has one. */
interface MarkedArticle {
  id: string;
  publishedOn: string | null;
}

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
  article: MarkedArticle,
): Promise<Target> {
  if (wanted.kind === "new") return newPledge(ctx, wanted.fields, wanted.pack, article);
  const pledge = await pledgeWithCode(ctx, wanted.code);
  return { id: pledge.id, steps: [isNotMerged(pledge)], entries: [] };
}

/** A new pledge, and with it, when asked, the package it is part of. */
async function newPledge(
  ctx: StaffContext,
  fields: PledgeFieldValues,
  pack: Extract<PledgeOfNewMark, { kind: "new" }>["pack"],
  { id: articleId, publishedOn }: MarkedArticle,
): Promise<Target> {
  const { db } = ctx.store;
  await checkFields(db, fields);
  if (pack?.kind === "new") await checkFields(db, pack.fields);
  const parent = pack?.kind === "existing" ? await findOuter(ctx, pack.code, null) : null;
  // Where not even the article's day is known, the year in which it comes to the ledger.
  const yearOf = ({ announcedOn }: PledgeFieldValues) =>
    Number(firstDay(announcedOn ?? publishedOn ?? ctx.dayOf(ctx.now())).slice(0, 4));
  const series = [...Map.groupBy(pack?.kind === "new" ? [fields, pack.fields] : [fields], yearOf)];
  const codes = new Map(
    series.flatMap(([year, of]) =>
      of.map((each, at) => [each, takenCode(year, of.length - 1 - at)] as const),
    ),
  );
  const make = (of: PledgeFieldValues) => ({
    id: ctx.newId(),
    code: codes.get(of)!,
    ...columnsOf(of),
    reviewState: "waiting" as const,
    createdBy: ctx.person.id,
    createdAt: ctx.now(),
    updatedBy: ctx.person.id,
    updatedAt: ctx.now(),
    version: 1,
  });
  const pledge = make(fields);
  const madeWith = pack?.kind === "new" ? { row: make(pack.fields), fields: pack.fields } : null;
  const packageId = madeWith?.row.id ?? parent?.id;
  return {
    id: pledge.id,
    steps: [
      ...series.map(([year, { length }]) => takeCodeNumbers(year, length)),
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
