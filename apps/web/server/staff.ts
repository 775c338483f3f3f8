import "server-only";
import type { Person } from "@pledgebook/api/trpc";
import { may, type Right } from "@pledgebook/core/permissions";
import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { address } from "@/i18n/address.ts";
import { currentPerson } from "./api.ts";

/** The person at the desk; a stranger is sent to log in and comes back. */
export async function staffOrLogin(locale: string): Promise<Person> {
  const person = await currentPerson();
  if (person) return person;
  const path = (await headers()).get("next-url") ?? address(locale, "/desk");
  redirect(`${address(locale, "/login")}?next=${encodeURIComponent(path)}`);
}

/** For pages that only some may open: to everybody else they are not there. The api refuses on its own. */
export async function staffWith(locale: string, right: Right): Promise<Person> {
  const person = await staffOrLogin(locale);
  if (!may(person.role, right)) notFound();
  return person;
}
