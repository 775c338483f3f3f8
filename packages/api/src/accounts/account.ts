import { deletePasskey, listPasskeys, passkeyNotFound } from "@pledgebook/db/queries/second-factors";
import { deleteOtherSessions, listSessions } from "@pledgebook/db/queries/users";
import { z } from "zod";
import { act, onPerson } from "../desk/act.ts";
import { id, password } from "../server/inputs.ts";
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
    const own = ownId(ctx);
    await act(ctx, [deleteOtherSessions(ctx.store.db, own, ctx.person.sessionId ?? null)], {
      act: "account.end_sessions",
      ...onPerson(own),
      after: {},
    });
  }),

  /** The keys of one's devices by which one signs in without a password. */
  passkeys: staff("desk.read").query(async ({ ctx }) =>
    (await listPasskeys(ctx.store.db, ownId(ctx))).map(({ createdAt, ...key }) => ({
      ...key,
      createdAt: createdAt?.toISOString() ?? null,
    })),
  ),

  /** Takes one of these keys away, for who knows the password: a device that holds it signs nobody in any more. */
  removePasskey: staff("desk.read")
    .input(z.object({ id, password: z.string().max(200) }))
    .mutation(async ({ ctx, input }) => {
      // Of a key that is not there no guess is counted.
      const keys = await listPasskeys(ctx.store.db, ownId(ctx));
      if (!keys.some((key) => key.id === input.id)) throw passkeyNotFound();
      await checkOwnPassword(ctx, input.password);
      const own = ownId(ctx);
      await act(ctx, [deletePasskey(ctx.store.db, own, input.id)], {
        act: "account.passkey_removed",
        ...onPerson(own),
        after: {},
      });
    }),

  /** Another password, for who knows the one that is; whoever else is signed in with that is signed out. */
  changePassword: staff("desk.read")
    .input(z.object({ current: z.string().max(200), password }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const own = ownId(ctx);
      await checkOwnPassword(ctx, input.current);
      await checkPassword(db, input.password, ctx.person);
      await act(
        ctx,
        [
          await passwordStep(db, ctx.auth, own, input.password, new Date(ctx.now())),
          deleteOtherSessions(db, own, ctx.person.sessionId ?? null),
          forgetLinks(db, own),
        ],
        { act: "account.change_password", ...onPerson(own), after: {} },
      );
    }),
});
