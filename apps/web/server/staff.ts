import "server-only";
import type { Person } from "@pledgebook/api/server/context";
import { lacksSecondFactor } from "@pledgebook/api/server/trpc";
import { may, type Right } from "@pledgebook/core/desk/permissions";
import { notFound, redirect } from "next/navigation";
import { address } from "@/i18n/address.ts";
import { currentPerson, newsroom } from "./api.ts";

/** Where a second factor is set up: the one page that is open to whoever still lacks what their role asks for. */
const ACCOUNT = "/desk/account";

/** The person at the desk; a stranger is sent to log in and comes back to `path`, the page's own without a language. */
export async function staffOrLogin(locale: string, path: string): Promise<Person> {
  const person = await currentPerson();
  if (person && path !== ACCOUNT && (await lacksSecondFactor(newsroom().store.db, person)))
    redirect(address(locale, ACCOUNT));
  if (person) return person;
  redirect(`${address(locale, "/login")}?next=${encodeURIComponent(address(locale, path))}`);
}

/** For pages that only some may open: to everybody else they are not there. The api refuses on its own. */
export async function staffWith(locale: string, path: string, right: Right): Promise<Person> {
  const person = await staffOrLogin(locale, path);
  if (!may(person.role, right)) notFound();
  return person;
}
