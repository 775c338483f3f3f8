import { Problem } from "@pledgebook/core/values/problem";
import { readSettings } from "@pledgebook/db/queries/settings";
import { setPasswordHash } from "@pledgebook/db/queries/users";
import type { Database, Step } from "@pledgebook/db/store/store";
import type { Auth } from "../server/auth.ts";

/** Parts of a name or an address that are too short to be looked for in a password. */
const LEAST_PART = 4;

/** What stands on every page of the desk is tried first, too; so is what the newsroom calls itself. */
const OURS = "pledgebook";

/** Letters of the Ukrainian and Russian keyboards, and what stands on the same keys of a Latin one: a row of keys is one in any letters. */
const CYRILLIC = "йцукенгшщзхїъфівыапролджєэячсмитьбю";
const LATIN = "qwertyuiop[]]asdsfghjkl;''zxcvbnm,.";

/** Of zxcvbn's scores, 0 to 4, the least that is taken: 'safely unguessable' takes more than a hundred million guesses. */
const LEAST_SCORE = 3;

/**
 * @throws Problem "password_weak" for one that who knows the person would try first, that stands in lists of common passwords, or
 * that is guessed soon by how it is made (https://zxcvbn-ts.github.io/zxcvbn).
 */
export async function checkPassword(
  db: Database,
  password: string,
  person: { email: string; name: string },
): Promise<void> {
  const lower = password.toLowerCase();
  const { name: newsroom } = (await readSettings(db)).face;
  const parts =
    `${person.email} ${person.name} ${newsroom ?? ""} ${OURS}`.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const isTheirs = parts.some((part) => part.length >= LEAST_PART && lower.includes(part));
  if (isTheirs || (await scoreOf([password, keysOf(lower)], parts)) < LEAST_SCORE)
    throw new Problem(
      "invalid",
      "password_weak",
      "The password has a part of the person's name or address or of the newsroom's name in it, or would soon be guessed.",
      { field: "password" },
    );
}

/** The keys that are pressed for it, as a Latin keyboard names them. */
const keysOf = (lower: string) =>
  lower.replace(/\p{Script=Cyrillic}/gu, (letter) => LATIN[CYRILLIC.indexOf(letter)] ?? letter);

/** The least of the scores of several ways to write it. The lists take megabytes: they are read when the first password is chosen, which is seldom. */
async function scoreOf(ways: readonly string[], known: string[]): Promise<number> {
  const [{ ZxcvbnFactory }, { adjacencyGraphs, dictionary }] = await Promise.all([
    import("@zxcvbn-ts/core"),
    import("@zxcvbn-ts/language-common"),
  ]);
  const guessing = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
  return Math.min(...ways.map((way) => guessing.check(way, known).score));
}

/** The step that gives a person another password. Who else is signed in with the old one is to be signed out in the same plan. */
export async function passwordStep(
  db: Database,
  auth: Auth,
  userId: string,
  password: string,
  now: Date,
): Promise<Step> {
  const { password: hashing } = await auth.$context;
  return setPasswordHash(db, userId, await hashing.hash(password), now);
}
