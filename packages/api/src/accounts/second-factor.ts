import { createOTP } from "@better-auth/utils/otp";
import { Problem } from "@pledgebook/core/values/problem";
import {
  deleteSecondFactor,
  findSecondFactor,
  insertSecondFactor,
} from "@pledgebook/db/queries/second-factors";
import { deleteOtherSessions } from "@pledgebook/db/queries/users";
import { generateRandomString, symmetricDecrypt, symmetricEncrypt } from "better-auth/crypto";
import { z } from "zod";
import { act, onPerson } from "../desk/act.ts";
import type { Auth } from "../server/auth.ts";
import type { StaffContext } from "../server/context.ts";
import { checkPasswordOf } from "../server/own-password.ts";
import { router, staff } from "../server/trpc.ts";
import { ownId } from "./own-id.ts";

/** Recovery codes that a person gets, each good once. */
const RECOVERY_CODES = 10;

/** For how long a secret that was shown can be confirmed. */
const SEALED_MS = 60 * 60 * 1000;

/** What was shown to a person and is not in force yet: it is kept by them, sealed, until they prove that their device has it. */
const sealedShape = z.object({
  userId: z.string(),
  secret: z.string(),
  codes: z.array(z.string()),
  until: z.number(),
});

const password = z.string().max(200);

/** A code beside one's own password (TOTP, RFC 6238), and recovery codes for who has lost the device. better-auth asks for it. */
export const secondFactorRouter = router({
  /** Whether one has it, and how many recovery codes are left. */
  state: staff("desk.read").query(async ({ ctx }) => {
    const found = await findSecondFactor(ctx.store.db, ownId(ctx));
    return {
      isOn: found !== null,
      codesLeft: found ? (await openCodes(ctx.auth, found.backupCodes)).length : 0,
    };
  }),

  /** A new secret to show to a device, and recovery codes. Nothing is in force before `confirm`. */
  start: staff("desk.read")
    .input(z.object({ password }))
    .mutation(async ({ ctx, input }) => {
      await checkOwnPassword(ctx, input.password);
      const secret = generateRandomString(32);
      const codes = newCodes();
      const sealed = await seal(ctx.auth, {
        ...{ userId: ownId(ctx), secret, codes },
        until: Date.parse(ctx.now()) + SEALED_MS,
      });
      await act(ctx, [], { act: "account.second_factor_shown", ...onPerson(ownId(ctx)), after: {} });
      return { address: createOTP(secret).url("Pledgebook", ctx.person.email), codes, sealed };
    }),

  /** Puts it in force for who has a device that makes its codes; whoever else is signed in as them is signed out. */
  confirm: staff("desk.read")
    .input(z.object({ sealed: z.string().max(4000), code: z.string().max(20) }))
    .mutation(async ({ ctx, input }) => {
      const { db } = ctx.store;
      const id = ownId(ctx);
      const { secret, codes } = await unseal(ctx, input.sealed);
      if (!(await createOTP(secret).verify(input.code.replace(/\s/g, ""))))
        throw new Problem("invalid", "code_wrong", "This is not the code that the device shows now.", {
          field: "code",
        });
      await act(
        ctx,
        [
          ...insertSecondFactor(
            db,
            {
              id: ctx.newId(),
              userId: id,
              secret: await seal(ctx.auth, secret),
              backupCodes: await seal(ctx.auth, codes),
            },
            new Date(ctx.now()),
          ),
          deleteOtherSessions(db, id, ctx.person.sessionId ?? null),
        ],
        { act: "account.second_factor_on", ...onPerson(id), after: {} },
      );
    }),

  /** Takes it away, for who knows the password. */
  remove: staff("desk.read")
    .input(z.object({ password }))
    .mutation(async ({ ctx, input }) => {
      await checkOwnPassword(ctx, input.password);
      const id = ownId(ctx);
      await act(ctx, deleteSecondFactor(ctx.store.db, id, new Date(ctx.now())), {
        act: "account.second_factor_off",
        ...onPerson(id),
        after: {},
      });
    }),
});

/** @throws Problem "password_wrong", or "password_throttled" after ten guesses in a quarter of an hour. */
export async function checkOwnPassword(ctx: StaffContext, typed: string): Promise<void> {
  const { password } = await ctx.auth.$context;
  await checkPasswordOf(ctx.store.db, password, { userId: ownId(ctx), typed, now: new Date(ctx.now()) });
}

/** Ten characters in two halves, as better-auth checks them. */
function newCodes(): string[] {
  return Array.from({ length: RECOVERY_CODES }, () => {
    const code = generateRandomString(10, "a-z", "0-9");
    return `${code.slice(0, 5)}-${code.slice(5)}`;
  });
}

/** Encrypted with the site's secret, as better-auth keeps it: a text as it is, anything else as JSON. */
async function seal(auth: Auth, what: unknown): Promise<string> {
  const { secretConfig } = await auth.$context;
  return symmetricEncrypt({
    key: secretConfig,
    data: typeof what === "string" ? what : JSON.stringify(what),
  });
}

async function openCodes(auth: Auth, sealed: string): Promise<string[]> {
  const { secretConfig } = await auth.$context;
  return JSON.parse(await symmetricDecrypt({ key: secretConfig, data: sealed }));
}

/** @throws Problem "code_late" for what is somebody else's, was changed, or was shown too long ago. */
async function unseal(ctx: StaffContext, sealed: string) {
  const { secretConfig } = await ctx.auth.$context;
  const text = await symmetricDecrypt({ key: secretConfig, data: sealed }).catch(() => "null");
  const known = sealedShape.safeParse(JSON.parse(text));
  if (!known.success || known.data.userId !== ownId(ctx) || known.data.until < Date.parse(ctx.now()))
    throw new Problem("invalid", "code_late", "This was shown too long ago. Begin again.");
  return known.data;
}
