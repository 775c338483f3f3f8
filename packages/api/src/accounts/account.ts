import { deleteOtherSessions, listSessions } from "@pledgebook/db/queries/users";
import { z } from "zod";
import { act, onPerson } from "../desk/act.ts";
import { password } from "../server/inputs.ts";
import { router, staff } from "../server/trpc.ts";
import { ownId } from "./own-id.ts";
import { checkPassword, passwordStep } from "./password.ts";
import { forgetLinks } from "./password-link.ts";
import { checkOwnPassword } from "./second-factor.ts";

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
      await checkOwnPassword(ctx, input.current);
      await checkPassword(input.password, ctx.person);
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
