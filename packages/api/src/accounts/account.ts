import { Problem } from "@pledgebook/core/values/problem";
import { deleteOtherSessions, findPasswordHash, listSessions } from "@pledgebook/db/queries/users";
import { z } from "zod";
import { act, onPerson } from "../desk/act.ts";
import type { StaffContext } from "../server/context.ts";
import { password } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import { checkPassword, passwordStep } from "./password.ts";
import { forgetLinks } from "./password-link.ts";

/** One's own account: everybody of the desk has one. */
export const accountRouter = router({
  /** Where one is signed in. */
  sessions: staff("desk.read").query(async ({ ctx }) => {
    const found = await listSessions(ctx.store.db, ownId(ctx), new Date(ctx.now()));
    return found.map(({ createdAt, usedAt, ...session }) => ({
      ...session,
      createdAt: createdAt.toISOString(),
      usedAt: usedAt.toISOString(),
      isThis: session.id === ctx.person.sessionId,
    }));
  }),

  /** Signs oneself out everywhere else. */
  endOtherSessions: staff("desk.read").mutation(async ({ ctx }) => {
    const id = ownId(ctx);
    await act(ctx, [deleteOtherSessions(ctx.store.db, id, ctx.person.sessionId ?? null)], {
      act: "account.end_sessions",
      ...onPerson(id),
      after: {},
    });
  }),

  /** Another password, for who knows the one that is; whoever else is signed in with that is signed out. */
  changePassword: staff("desk.read")
    .input(z.object({ current: z.string().max(200), password }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const id = ownId(ctx);
      const hash = await findPasswordHash(db, id);
      const { password: hashing } = await ctx.auth.$context;
      if (!hash || !(await hashing.verify({ hash, password: input.current })))
        throw new Problem("invalid", "password_wrong", "This is not the password that you have now.", {
          field: "current",
        });
      checkPassword(input.password, ctx.person);
      await act(
        ctx,
        [
          await passwordStep(db, ctx.auth, id, input.password, new Date(ctx.now())),
          deleteOtherSessions(db, id, ctx.person.sessionId ?? null),
          forgetLinks(db, id),
        ],
        { act: "account.change_password", ...onPerson(id), after: {} },
      );
    }),
});

/** @throws Problem for the operator at the command line, who has no account. */
function ownId({ person }: StaffContext): string {
  if (person.id === null) throw new Problem("not_allowed", "no_account", "The operator has no account.");
  return person.id;
}
