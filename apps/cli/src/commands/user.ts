import { text } from "node:stream/consumers";
import { act, onPerson } from "@pledgebook/api/desk/act";
import { addPerson } from "@pledgebook/api/server/auth";
import { type Role, roles } from "@pledgebook/core/values/vocabulary";
import { type Command, Option } from "commander";
import { withNewsroom } from "../newsroom.ts";
import { operator } from "../operator.ts";
import { fail, type Surroundings, say } from "../surroundings.ts";

/** What `user add` is told; the password comes on standard input, where no list of processes shows it. */
interface NewPerson {
  email: string;
  name: string;
  role: Role;
}

/** `user add`: a person who may log in to the desk. */
export function addUser(program: Command, surroundings: Surroundings): void {
  program
    .command("user")
    .description("people who may log in to the desk")
    .command("add")
    .description("add a person; the password is read from standard input")
    .requiredOption("--email <address>")
    .requiredOption("--name <name>")
    .addOption(new Option("--role <role>").choices([...roles]).makeOptionMandatory())
    .action((person: NewPerson) => add(surroundings, person));
}

async function add(surroundings: Surroundings, person: NewPerson): Promise<void> {
  const password = (await text(surroundings.stdin)).replace(/\r?\n$/, "");
  if (password.length < 12)
    return fail(surroundings, "The password must have at least 12 characters (give it on standard input).");
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(person.email))
    return fail(surroundings, `Not an e-mail address: ${person.email}`);
  await withNewsroom(surroundings.env, async (newsroom) => {
    const { auth } = newsroom;
    const { email, name, role } = person;
    const id = await addPerson(auth, { ...person, password });
    await act(operator(newsroom), [], { act: "people.add", ...onPerson(id), after: { email, name, role } });
    say(surroundings, { id, email, role });
  });
}
