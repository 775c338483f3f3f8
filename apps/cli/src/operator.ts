import { randomUUID } from "node:crypto";
import type { Context } from "@pledgebook/api/server/context";
import type { Newsroom } from "./newsroom.ts";

/** The command line acts as the machine's operator: every right, and no name in the history. */
export function operator({
  store,
  auth,
  images,
  fetchText,
  askSource,
  copies,
  readForeign,
  dayOf,
  timeZone,
  mail,
}: Newsroom): Context {
  return {
    store,
    auth,
    images,
    fetchText,
    askSource,
    copies,
    readForeign,
    dayOf,
    timeZone,
    mail,
    person: { id: null, name: "Operator", email: "", role: "admin" },
    now: () => new Date().toISOString(),
    newId: randomUUID,
    published: () => {},
  };
}
