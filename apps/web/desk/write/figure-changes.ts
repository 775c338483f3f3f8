import type { AppRouter } from "@pledgebook/api/router";
import type { Amount } from "@pledgebook/core/values/money";
import type { inferRouterOutputs } from "@trpc/server";
import { readWords } from "@/desk/reading/reader.ts";

type FigureChange = inferRouterOutputs<AppRouter>["articles"]["figureChanges"][number];

/** A marked figure that an edit has changed, with the amount that its new words state; null where they are gone. */
export interface ReadFigureChange extends FigureChange {
  stated: Amount | null;
}

/** Reads what the new words of changed figures state. */
export function readChanges(changes: readonly FigureChange[]): Promise<ReadFigureChange[]> {
  return Promise.all(
    changes.map(async (change) => ({
      ...change,
      stated: change.after
        ? (await readWords(change.after, { start: 0, end: change.after.length })).amount
        : null,
    })),
  );
}
