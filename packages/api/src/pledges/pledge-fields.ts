import { pledgeProblems, wouldLoop, type YearShare } from "@pledgebook/core/ledger/pledge";
import { type Amount, amountProblem } from "@pledgebook/core/values/money";
import { Problem } from "@pledgebook/core/values/problem";
import { amountColumnsOf } from "@pledgebook/db/queries/pledges/amounts";
import { listChannels } from "@pledgebook/db/queries/pledges/parties";
import { loadComponents, type StoredPledge } from "@pledgebook/db/queries/pledges/pledges";
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

/** @throws Problem "invalid" when a package would become part of itself. */
export async function checkNoLoop(db: Database, componentCode: string, packageCode: string): Promise<void> {
  const below = await loadComponents(db, componentCode);
  const parents = new Map(below.map((part) => [part.code, part.packageCodes]));
  if (wouldLoop(componentCode, packageCode, (at) => parents.get(at) ?? []))
    throw new Problem("invalid", "package_loop", "A package cannot be part of itself.");
}

/** A package that a pledge shall be part of; `component`: the pledge's code, null while it has none. @throws Problem. */
export async function findPackage(
  ctx: Pick<StaffContext, "store" | "viewer">,
  code: string,
  component: string | null,
): Promise<StoredPledge> {
  const pack = await pledgeWithCode(ctx, code);
  if (component !== null) await checkNoLoop(ctx.store.db, component, code);
  return pack;
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
