/** Every way in which the domain says no. One code, one meaning; the api maps them to tRPC and HTTP in one place. */
export const problemCodes = [
  "not_found",
  "not_signed_in",
  "not_allowed",
  "invalid",
  "stale",
  "conflict",
  "too_large",
  "unreadable",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/**
 * A refusal that a person can act on. `key` names a sentence in the interface's messages (`problems.<key>`),
 * `details` fills its placeholders, and `message` is the plain English of it for logs, scripts and the command line.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly key: string;
  readonly details: Record<string, string | number>;

  constructor(
    code: ProblemCode,
    key: string,
    message: string,
    details: Record<string, string | number> = {},
  ) {
    super(message);
    this.name = "Problem";
    this.code = code;
    this.key = key;
    this.details = details;
  }
}

/** Somebody else was first; the one who comes second is told and keeps what they typed. */
export function stale(): Problem {
  return new Problem("stale", "stale", "Somebody else saved this in the meantime; nothing was changed.");
}
