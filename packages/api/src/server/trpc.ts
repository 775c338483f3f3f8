import { may, type Right, viewerOf } from "@pledgebook/core/desk/permissions";
import { Problem, type ProblemCode } from "@pledgebook/core/values/problem";
import { readSettings } from "@pledgebook/db/queries/settings";
import { databaseAway, isAway } from "@pledgebook/db/store/away";
import type { Database } from "@pledgebook/db/store/store";
import { initTRPC, TRPCError } from "@trpc/server";
import { ZodError } from "zod";
import { afterWrite } from "./after-write.ts";
import type { Context, Person } from "./context.ts";
import { log } from "./log.ts";
import { outageSeen } from "./outage.ts";

const httpCode: Record<ProblemCode, TRPCError["code"]> = {
  not_found: "NOT_FOUND",
  not_signed_in: "UNAUTHORIZED",
  not_allowed: "FORBIDDEN",
  invalid: "BAD_REQUEST",
  stale: "CONFLICT",
  conflict: "CONFLICT",
  too_large: "PAYLOAD_TOO_LARGE",
  unreadable: "UNPROCESSABLE_CONTENT",
  unavailable: "SERVICE_UNAVAILABLE",
};

const t = initTRPC
  .context<Context>()
  .meta<{ right?: Right }>()
  .create({
    errorFormatter({ shape, error }) {
      const problem = error.cause instanceof Problem ? error.cause : null;
      const invalid = error.cause instanceof ZodError;
      return {
        message: problem
          ? problem.message
          : invalid
            ? "The request has values that are not understood."
            : shape.message,
        code: shape.code,
        data: {
          code: shape.data.code,
          httpStatus: shape.data.httpStatus,
          problem: problem
            ? { code: problem.code, key: problem.key, details: problem.details }
            : invalid
              ? { code: "invalid" as const, key: "invalid", details: {} }
              : null,
        },
      };
    },
  });

/** What went wrong before a procedure was found, such as asking who it is that asks. */
export function refusalOf(error: unknown): unknown {
  return error instanceof Problem
    ? new TRPCError({ code: httpCode[error.code], message: error.message, cause: error })
    : error;
}

/** The domain's refusals become tRPC errors here, once; whatever else goes wrong stays in the log. */
const translated = t.middleware(async ({ ctx, next, path }) => {
  const result = await next();
  if (result.ok) return result;
  const cause = isAway(result.error.cause) ? databaseAway(result.error.cause) : result.error.cause;
  if (cause instanceof Problem && cause.code === "unavailable") failed(ctx, path, cause.cause);
  if (cause instanceof Problem) throw refusalOf(cause);
  if (result.error.code === "INTERNAL_SERVER_ERROR") {
    failed(ctx, path, cause ?? result.error);
    throw new TRPCError({
      code: "INTERNAL_SERVER_ERROR",
      message: "Something went wrong here. It was logged.",
    });
  }
  return result;
});

/** After every change of the desk the ledger is counted again and readers' pages are let go. */
const counted = t.middleware(async ({ ctx, next, type, path }) => {
  const result = await next();
  if (type === "mutation" && result.ok) await afterWrite(ctx, (error) => failed(ctx, path, error));
  return result;
});

function failed({ requestId }: Context, path: string, error: unknown): void {
  if (isAway(error)) outageSeen(error);
  else log.error({ path, requestId, error }, "a procedure failed");
}

export const router = t.router;
export const mergeRouters = t.mergeRouters;
export const createCallerFactory = t.createCallerFactory;

/** For everybody: reading what is public. */
export const open = t.procedure.use(translated);

/** What is open also to who lacks a second factor that is asked of them: their own account. */
const ALWAYS_OPEN = /^(account|secondFactor)\./;

/** Whether somebody who is signed in must set up a second factor before anything else. */
export async function lacksSecondFactor(db: Database, person: Person): Promise<boolean> {
  if (person.hasSecondFactor !== false) return false;
  return (await readSettings(db)).secondFactorRoles.includes(person.role);
}

/** For people of the desk who hold a right. There is no way to make a procedure of the desk without naming one. */
export function staff(right: Right) {
  return t.procedure
    .meta({ right })
    .use(translated)
    .use(async ({ ctx, next, path }) => {
      if (!ctx.person) throw new Problem("not_signed_in", "not_signed_in", "Sign in first.");
      if (!may(ctx.person.role, right))
        throw new Problem(
          "not_allowed",
          "not_allowed",
          `Your role (${ctx.person.role}) does not allow this.`,
        );
      if (!ALWAYS_OPEN.test(path) && (await lacksSecondFactor(ctx.store.db, ctx.person)))
        throw new Problem(
          "not_allowed",
          "second_factor_needed",
          "Your role asks for a second factor. Set one up in your account first.",
        );
      return next({ ctx: { ...ctx, person: ctx.person, viewer: viewerOf(ctx.person) } });
    })
    .use(counted);
}
