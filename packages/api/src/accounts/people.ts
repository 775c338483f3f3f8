import { randomBytes } from "node:crypto";
import { Problem } from "@pledgebook/core/values/problem";
import { roles } from "@pledgebook/core/values/vocabulary";
import { deletePasskeys, deleteSecondFactor } from "@pledgebook/db/queries/second-factors";
import { readSettings, writeSetting } from "@pledgebook/db/queries/settings";
import {
  anAdminIsLeft,
  deleteSessions,
  findUser,
  hasSignedIn,
  listUsers,
  updateUser,
} from "@pledgebook/db/queries/users";
import { z } from "zod";
import { act, onPerson } from "../desk/act.ts";
import { addPerson } from "../server/auth.ts";
import type { StaffContext } from "../server/context.ts";
import { id, personFields, personName, role } from "../server/inputs.ts";
import { letterStep } from "../server/outbox.ts";
import { router, staff } from "../server/trpc.ts";
import { passwordLetter } from "./letters.ts";
import { checkPassword } from "./password.ts";
import { passwordLinkSteps } from "./password-link.ts";

export const peopleRouter = router({
  list: staff("people.manage").query(({ ctx }) => listUsers(ctx.store.db)),

  /** A new person. Without a password they choose one by a link; until then nobody can sign in as them. */
  add: staff("people.manage")
    .input(personFields.partial({ password: true }))
    .mutation(async ({ ctx, input }) => {
      if (input.password !== undefined) await checkPassword(ctx.store.db, input.password, input);
      const password = input.password ?? randomBytes(32).toString("base64url");
      const userId = await addPerson(ctx.auth, { ...input, password });
      await act(ctx, [], {
        act: "people.add",
        ...onPerson(userId),
        after: { email: input.email, name: input.name, role: input.role },
      });
      return { id: userId };
    }),

  /**
   * A link by which a person chooses a password, good once and for a day; any before it is void. Where a mail server is set it is
   * sent to them as well.
   */
  passwordLink: staff("people.manage")
    .input(z.object({ id }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const user = await existing(ctx, input.id);
      const now = ctx.now();
      const { token, steps } = passwordLinkSteps(db, user.id, new Date(now));
      const isNew = !(await hasSignedIn(db, user.id));
      const letter = ctx.mail && passwordLetter(ctx.mail, user, token, isNew);
      await act(ctx, [...steps, ...(letter ? [letterStep(db, letter, ctx.newId(), now)] : [])], {
        act: "people.password_link",
        ...onPerson(user.id),
        after: {},
      });
      return { token, sentTo: letter?.recipient ?? null };
    }),

  /** Gives a person another name. What they did before stays in the history under the name of that time. */
  rename: staff("people.manage")
    .input(z.object({ id, name: personName }))
    .mutation(async ({ ctx, input }) => {
      const user = await existing(ctx, input.id);
      await act(ctx, [updateUser(ctx.store.db, user.id, { name: input.name }, new Date(ctx.now()))], {
        act: "people.rename",
        ...onPerson(user.id),
        before: { name: user.name },
        after: { name: input.name },
      });
      return { name: input.name };
    }),

  setRole: staff("people.manage")
    .input(z.object({ id, role }))
    .mutation(async ({ ctx, input }) => {
      const user = await existing(ctx, input.id);
      if (user.id === ctx.person.id)
        throw new Problem("invalid", "own_role", "You cannot change your own role; another admin can.");
      await act(
        ctx,
        [updateUser(ctx.store.db, user.id, { role: input.role }, new Date(ctx.now())), anAdminIsLeft()],
        {
          act: "people.set_role",
          ...onPerson(user.id),
          before: { role: user.role },
          after: { role: input.role },
        },
      );
      return { role: input.role };
    }),

  /** Keeps a person out and signs them out everywhere; their work and their name in the history stay. */
  setDisabled: staff("people.manage")
    .input(z.object({ id, disabled: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const user = await existing(ctx, input.id);
      if (user.id === ctx.person.id)
        throw new Problem("invalid", "own_account", "You cannot lock yourself out.");
      await act(
        ctx,
        [
          updateUser(ctx.store.db, user.id, { disabled: input.disabled }, new Date(ctx.now())),
          ...(input.disabled ? [deleteSessions(ctx.store.db, user.id), anAdminIsLeft()] : []),
        ],
        {
          act: "people.set_disabled",
          ...onPerson(user.id),
          before: { disabled: user.disabled },
          after: { disabled: input.disabled },
        },
      );
      return { disabled: input.disabled };
    }),

  /** Takes the second factor of somebody away who has lost their device and their recovery codes. */
  removeSecondFactor: staff("people.manage")
    .input(z.object({ id }))
    .mutation(async ({ ctx, input }) => {
      const user = await existing(ctx, input.id);
      const { db } = ctx.store;
      const steps = [
        ...deleteSecondFactor(db, user.id, new Date(ctx.now())),
        deletePasskeys(db, user.id),
        deleteSessions(db, user.id),
      ];
      await act(ctx, steps, {
        act: "people.remove_second_factor",
        ...onPerson(user.id),
        before: { secondFactor: user.twoFactorEnabled },
        after: { secondFactor: false },
      });
    }),

  /** Of which roles a second factor is asked: who has none can then do nothing but set one up. */
  setSecondFactorRoles: staff("people.manage")
    .input(z.object({ roles: z.array(role).max(roles.length) }))
    .mutation(async ({ ctx, input }) => {
      const { secondFactorRoles } = await readSettings(ctx.store.db);
      const asked = roles.filter((one) => input.roles.includes(one));
      await act(ctx, [writeSetting(ctx.store.db, "secondFactorRoles", asked)], {
        act: "people.set_second_factor_roles",
        subject: "setting",
        subjectId: "secondFactorRoles",
        before: { roles: secondFactorRoles },
        after: { roles: asked },
      });
      return { roles: asked };
    }),

  setFourEyes: staff("people.manage")
    .input(z.object({ fourEyes: z.boolean() }))
    .mutation(async ({ ctx, input }) => {
      const { fourEyes } = await readSettings(ctx.store.db);
      await act(ctx, [writeSetting(ctx.store.db, "fourEyes", input.fourEyes)], {
        act: "people.set_four_eyes",
        subject: "setting",
        subjectId: "fourEyes",
        before: { fourEyes },
        after: { fourEyes: input.fourEyes },
      });
      // No pledge and no article was touched, but every page says how this desk reviews.
      ctx.published({ articleSlugs: [], pledgeCodes: [] });
      return { fourEyes: input.fourEyes };
    }),
});

async function existing(ctx: StaffContext, userId: string) {
  const user = await findUser(ctx.store.db, userId);
  if (!user) throw new Problem("not_found", "person_not_found", "There is no such person.");
  return user;
}
