import { TRPCError } from "@trpc/server";
import { notFound } from "next/navigation";

/**
 * What was asked for at an address; where there is none, the page that says so. An address of which the api says that it can
 * name nothing (BAD_REQUEST) has no page either. Whatever else goes wrong is a failure, and stays one.
 */
export async function foundOr404<T>(asked: Promise<T>): Promise<NonNullable<T>> {
  const found = await asked.catch((error: unknown) => {
    if (error instanceof TRPCError && (error.code === "NOT_FOUND" || error.code === "BAD_REQUEST"))
      return null;
    throw error;
  });
  return found ?? notFound();
}
