import type { Amount } from "@pledgebook/core/values/money";
import { type Status, statuses } from "@pledgebook/core/values/vocabulary";

/** What became of a pledge, as staff see it: a dated fact with its evidence. No amount: all of the pledge. */
export interface DeskEvent {
  id: string;
  status: Status;
  happenedOn: string;
  detail: string | null;
  detailUk: string | null;
  amount: Amount | null;
  isRest: boolean;
  evidence: { publisher: string; url?: string; date?: string }[];
}

/** What can become of a pledge; that it was pledged is the pledge itself. */
export type LaterStage = Exclude<Status, "pledged">;
export const laterStages = statuses.filter((status): status is LaterStage => status !== "pledged");
