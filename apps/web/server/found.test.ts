import { TRPCError } from "@trpc/server";
import { expect, it } from "vitest";
import { foundOr404 } from "./found.ts";

/** As Next marks what it answers with its page for nothing. */
const isNotFound = { digest: "NEXT_HTTP_ERROR_FALLBACK;404" };
const failing = (code: TRPCError["code"]) => foundOr404(Promise.reject(new TRPCError({ code })));

it("is what was found", async () => {
  expect(await foundOr404(Promise.resolve({ id: "a" }))).toEqual({ id: "a" });
});

it.each(["NOT_FOUND", "BAD_REQUEST"] as const)("is no page where the api says %s", async (code) => {
  await expect(failing(code)).rejects.toMatchObject(isNotFound);
});

it("is no page where there is nothing", async () => {
  await expect(foundOr404(Promise.resolve(null))).rejects.toMatchObject(isNotFound);
});

it.each(["INTERNAL_SERVER_ERROR", "FORBIDDEN", "UNAUTHORIZED", "CONFLICT"] as const)(
  "is a failure where the api says %s",
  async (code) => {
    await expect(failing(code)).rejects.toMatchObject({ code });
  },
);

it("is a failure where anything else goes wrong", async () => {
  await expect(foundOr404(Promise.reject(new Error("disk I/O error")))).rejects.toThrow("disk I/O error");
});
