import { AsyncLocalStorage } from "node:async_hooks";
import { Problem } from "@pledgebook/core/values/problem";

/** Whether an error says that the database's server did not answer, or not in time: whoever asked may ask again. */
export function isAway(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const { name, message } = at;
    const { code } = at as { code?: unknown };
    if (name === "TimeoutError" || /^fetch failed$/.test(message)) return true;
    if (typeof code === "string" && /^(?:ECONN|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|UND_ERR)/.test(code))
      return true;
  }
  return false;
}

/** What a person is told who asked while it did not answer: whether a write was done before that, nobody knows. */
export function databaseAway(cause: unknown): Problem {
  const problem = new Problem(
    "unavailable",
    "database_away",
    "The database does not answer. Whether this was saved is not known: keep it, and look before you try again.",
  );
  problem.cause = cause;
  return problem;
}

const watched = new AsyncLocalStorage<{ error: unknown }>();

/** Told by whoever speaks with the server, for libraries in between that lose what went wrong. */
export function sawAway(error: unknown): void {
  const seen = watched.getStore();
  if (seen) seen.error ??= error;
}

/**
 * Does what a library does with the database. Where that fails since the server did not answer, it is said so, whatever the library
 * makes of it; `isFailure`: what it answers instead of throwing.
 * @throws Problem "database_away"
 */
export async function orAway<T>(
  work: () => Promise<T>,
  isFailure: (answer: T) => boolean = () => false,
): Promise<T> {
  const seen: { error: unknown } = { error: null };
  try {
    const answer = await watched.run(seen, work);
    if (seen.error === null || !isFailure(answer)) return answer;
  } catch (error) {
    if (seen.error === null) throw error;
  }
  throw databaseAway(seen.error);
}
