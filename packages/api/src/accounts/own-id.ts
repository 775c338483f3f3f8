import { Problem } from "@pledgebook/core/values/problem";
import type { StaffContext } from "../server/context.ts";

/** Who asks. @throws Problem for the operator at the command line, who has no account. */
export function ownId({ person }: StaffContext): string {
  if (person.id === null) throw new Problem("not_allowed", "no_account", "The operator has no account.");
  return person.id;
}
