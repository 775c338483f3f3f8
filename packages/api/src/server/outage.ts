import { log } from "./log.ts";

let since: number | null = null;

/** The database has not answered: said once, however many are told no until it answers again. */
export function outageSeen(error: unknown): void {
  if (since !== null) return;
  since = Date.now();
  log.error({ error }, "the database does not answer");
}

/** The database has answered. */
export function outageOver(): void {
  if (since === null) return;
  log.info({ seconds: Math.round((Date.now() - since) / 1000) }, "the database answers again");
  since = null;
}
