import { pledgeCode as codeOf, wouldLoop } from "@pledgebook/core/ledger/pledge";
import { firstDay } from "@pledgebook/core/values/day";
import { Problem } from "@pledgebook/core/values/problem";
import { audit } from "@pledgebook/db/queries/history";
import {
  insertPledge,
  loadComponents,
  type PledgeInsert,
  type StoredPledge,
  takeCodeNumbers,
} from "@pledgebook/db/queries/pledges";
import type { Step } from "@pledgebook/db/store/store";
import type { z } from "zod";
import type { pledgeFields } from "../server/inputs.ts";
import type { StaffContext } from "../server/trpc.ts";
import { checkFields, columnsOf, found, type fresh, pledgeEvent } from "./pledges.ts";

export type PledgeFields = z.infer<typeof pledgeFields>;

export async function joinPledge(ctx: StaffContext, code: string) {
  const { id, code: known } = await found(ctx, code);
  return { id, code: known, steps: [] as Step[] };
}

/** The steps that make a new pledge, and with it, when asked, the package it is part of. */
export async function newPledge(
  ctx: StaffContext,
  fields: PledgeFields,
  pack: z.infer<typeof fresh>["pack"],
  articleId: string,
) {
  const { db } = ctx.store;
  await checkFields(ctx, fields);
  if (pack?.kind === "new") await checkFields(ctx, pack.fields);
  const parent = pack?.kind === "existing" ? await findPackage(ctx, pack.code, null) : null;
  const year = Number(firstDay(fields.announcedOn ?? ctx.now().slice(0, 10)).slice(0, 4));
  const { number, steps } = await takeCodeNumbers(db, year, pack?.kind === "new" ? 2 : 1);
  const make = (of: PledgeFields, at: number): PledgeInsert => ({
    id: ctx.newId(),
    code: codeOf(year, at),
    ...columnsOf(of),
    reviewState: "waiting",
    createdBy: ctx.person.id,
    createdAt: ctx.now(),
    updatedBy: ctx.person.id,
    updatedAt: ctx.now(),
    version: 1,
  });
  const pledge = make(fields, number);
  const created: Step[] = [...steps];
  let packageIds = parent ? [parent.id] : [];
  if (pack?.kind === "new") {
    const packPledge = make(pack.fields, number + 1);
    packageIds = [packPledge.id];
    created.push(...insertPledge(db, packPledge, pack.fields.donorCodes));
    created.push(
      audit(db, {
        ...pledgeEvent(ctx, "pledge.create", packPledge.id),
        articleId,
        after: { code: packPledge.code, ...pack.fields },
      }),
    );
  }
  created.push(...insertPledge(db, pledge, fields.donorCodes, packageIds));
  created.push(
    audit(db, {
      ...pledgeEvent(ctx, "pledge.create", pledge.id),
      articleId,
      after: {
        code: pledge.code,
        ...fields,
        package: parent?.code ?? (pack ? codeOf(year, number + 1) : null),
      },
    }),
  );
  return { id: pledge.id, code: pledge.code, steps: created };
}

export async function findPackage(
  ctx: StaffContext,
  code: string,
  component: string | null,
): Promise<StoredPledge> {
  const pack = await found(ctx, code);
  if (component !== null) {
    const below = await loadComponents(ctx.store.db, component);
    const parents = new Map(below.map((part) => [part.code, part.packageCodes]));
    if (wouldLoop(component, code, (at) => parents.get(at) ?? []))
      throw new Problem("invalid", "package_loop", "A package cannot be part of itself.");
  }
  return pack;
}
