import { Problem } from "@pledgebook/core/values/problem";
import { audit } from "@pledgebook/db/queries/history";
import { readSettings, writeSetting } from "@pledgebook/db/queries/settings";
import { deleteSessions, findUser, listUsers, updateUser } from "@pledgebook/db/queries/users";
import { z } from "zod";
import { addPerson } from "../server/auth.ts";
import { id, personFields, role } from "../server/inputs.ts";
import { router, type StaffContext, staff } from "../server/trpc.ts";

export const peopleRouter = router({
  list: staff("people.manage").query(({ ctx }) => listUsers(ctx.store.db)),

  add: staff("people.manage")
    .input(personFields)
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const taken = (await listUsers(db)).some((user) => user.email === input.email.toLowerCase());
      if (taken)
        throw new Problem("conflict", "email_taken", "Somebody with this e-mail address is here already.");
      const userId = await addPerson(ctx.auth, input);
      await ctx.store.write([
        audit(db, {
          ...event(ctx, "people.add", userId),
          after: { email: input.email, name: input.name, role: input.role },
        }),
      ]);
      return { id: userId };
    }),

  setRole: staff("people.manage")
    .input(z.object({ id, role }))
    .mutation(async ({ ctx, input }) => {
      const user = await existing(ctx, input.id);
      if (user.id === ctx.person.id)
        throw new Problem("invalid", "own_role", "You cannot change your own role; another admin can.");
      await ctx.store.write([
        updateUser(ctx.store.db, user.id, { role: input.role }, new Date(ctx.now())),
        audit(ctx.store.db, {
          ...event(ctx, "people.set_role", user.id),
          before: { role: user.role },
          after: { role: input.role },
        }),
      ]);
      return { role: input.role };
    }),

  /** Keeps a person out and signs them out everywhere; their work and their name in the history stay. */
  setDisabled: staff("people.manage")
    .input(z.object({ id, disabled: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const user = await existing(ctx, input.id);
      if (user.id === ctx.person.id)
        throw new Problem("invalid", "own_account", "You cannot lock yourself out.");
      await ctx.store.write([
        updateUser(ctx.store.db, user.id, { disabled: input.disabled }, new Date(ctx.now())),
        ...(input.disabled ? [deleteSessions(ctx.store.db, user.id)] : []),
        audit(ctx.store.db, {
          ...event(ctx, "people.set_disabled", user.id),
          before: { disabled: user.disabled },
          after: { disabled: input.disabled },
        }),
      ]);
      return { disabled: input.disabled };
    }),

  setFourEyes: staff("people.manage")
    .input(z.object({ fourEyes: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { fourEyes } = await readSettings(ctx.store.db);
      await ctx.store.write([
        writeSetting(ctx.store.db, "fourEyes", input.fourEyes),
        audit(ctx.store.db, {
          at: ctx.now(),
          actorId: ctx.person.id,
          action: "people.set_four_eyes",
          subject: "setting",
          subjectId: "fourEyes",
          before: { fourEyes },
          after: { fourEyes: input.fourEyes },
        }),
      ]);
      ctx.published({ articleSlugs: [], pledgeCodes: [] });
      return { fourEyes: input.fourEyes };
    }),
});

async function existing(ctx: StaffContext, userId: string) {
  const user = await findUser(ctx.store.db, userId);
  if (!user) throw new Problem("not_found", "person_not_found", "There is no such person.");
  return user;
}

function event(ctx: StaffContext, action: string, userId: string) {
  return { at: ctx.now(), actorId: ctx.person.id, action, subject: "user" as const, subjectId: userId };
}
