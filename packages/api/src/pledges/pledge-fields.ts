import { outerOf } from "@pledgebook/core/ledger/leaves";
import { pledgeProblems, wouldLoop, type YearShare } from "@pledgebook/core/ledger/pledge";
import { type Amount, amountProblem } from "@pledgebook/core/values/money";
import { Problem } from "@pledgebook/core/values/problem";
import { listChannels } from "@pledgebook/db/queries/names";
import { amountColumnsOf } from "@pledgebook/db/queries/pledges/amounts";
import { loadWithin, type StoredPledge } from "@pledgebook/db/queries/pledges/pledges";
import type { Database } from "@pledgebook/db/store/store";
import { pledgeWithCode } from "../desk/load.ts";
import type { StaffContext } from "../server/context.ts";
import { type PledgeFieldValues, pledgeFields } from "../server/inputs.ts";

/** @throws Problem "invalid" with the first field that cannot be saved as it is. */
export async function checkFields(
  db: Database,
  fields: PledgeFieldValues,
  years: readonly YearShare[] = [],
): Promise<void> {
  const problems = pledgeProblems({ ...fields, years });
  const channels = fields.channelSlug === null ? [] : await listChannels(db);
  if (fields.channelSlug !== null && !channels.some(({ slug }) => slug === fields.channelSlug))
    problems.channelSlug = "channel_unknown";
  const [first] = Object.entries(problems);
  if (first)
    throw new Problem("invalid", first[1], `The pledge cannot be saved: ${first[0]} (${first[1]}).`, {
      field: first[0],
    });
}

/** @throws Problem "invalid" when a mark would state a sum that is none. */
export function checkStated(stated: Amount): void {
  const problem = amountProblem(stated);
  if (problem)
    throw new Problem("invalid", problem, `The mark cannot be saved: stated (${problem}).`, {
      field: "stated",
    });
}

/** @throws Problem "invalid" when a pledge would lie within itself, as its own part or as what may be its own money. */
export async function checkNoLoop(db: Database, innerCode: string, outerCode: string): Promise<void> {
  const within = new Map(
    (await loadWithin(db, innerCode)).map((pledge) => [
      pledge.code,
      outerOf({ ...pledge, overlaps: statedOverlapsOf(pledge) }),
    ]),
  );
  if (wouldLoop(innerCode, outerCode, (at) => within.get(at) ?? []))
    throw new Problem("invalid", "package_loop", "A pledge cannot be part of itself.");
}

/**
 * What a pledge shall be part of or may lie within; `inner`: the pledge's code, null while it has none.
 * @throws Problem.
 */
export async function findOuter(
  ctx: Pick<StaffContext, "store" | "viewer">,
  code: string,
  inner: string | null,
): Promise<StoredPledge> {
  const outer = await pledgeWithCode(ctx, code);
  if (inner !== null) await checkNoLoop(ctx.store.db, inner, code);
  return outer;
}

/** What people said of a pledge's overlaps; what the matcher says is not theirs to keep. */
export function statedOverlapsOf({ overlaps }: Pick<StoredPledge, "overlaps">) {
  return overlaps.flatMap(({ kind, code }) => (kind === "likely_same" ? [] : [{ kind, code }]));
}

/** The columns of what a form says of a pledge; its donors have rows of their own. */
export function columnsOf(fields: PledgeFieldValues) {
  const { donorCodes: _, amount, ...rest } = fields;
  return { ...rest, ...amountColumnsOf(amount) };
}

/** What its form shows of a pledge: the fields of its shape and no others. */
export function fieldsOf(pledge: StoredPledge): PledgeFieldValues {
  return pledgeFields.parse(pledge);
}
