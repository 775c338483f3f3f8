import { text } from "node:stream/consumers";
import { checkPassword } from "@pledgebook/api/accounts/password";
import { act, onPerson } from "@pledgebook/api/desk/act";
import { createCaller } from "@pledgebook/api/router";
import { addPerson } from "@pledgebook/api/server/auth";
import { type Role, roles } from "@pledgebook/core/values/vocabulary";
import { listUsers } from "@pledgebook/db/queries/users";
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

/** `user …`: people who may log in to the desk: who they are, what they may, and how they come back in. */
export function addUser(program: Command, surroundings: Surroundings): void {
  const user = program.command("user").description("people who may log in to the desk");
  user
    .command("list")
    .description("everybody, a line each")
    .action(() =>
      withNewsroom(surroundings.env, async ({ store }) => {
        for (const { id, email, name, role, disabled } of await listUsers(store.db))
          say(surroundings, { id, email, name, role, disabled });
      }),
    );
  const ofOne = (name: string, description: string) =>
    user.command(name).description(description).requiredOption("--email <address>");
  ofOne("role", "give a person another role")
    .addOption(new Option("--role <role>").choices([...roles]).makeOptionMandatory())
    .action(({ email, role }: { email: string; role: Role }) =>
      withPerson(surroundings, email, (people, { id }) => people.setRole({ id, role })),
    );
  ofOne("disable", "keep a person out, and sign them out everywhere").action(({ email }: { email: string }) =>
    withPerson(surroundings, email, (people, { id }) => people.setDisabled({ id, disabled: true })),
  );
  ofOne("enable", "let a person in again").action(({ email }: { email: string }) =>
    withPerson(surroundings, email, (people, { id }) => people.setDisabled({ id, disabled: false })),
  );
  ofOne("link", "a link by which a person chooses a password, once, within a day").action(
    ({ email }: { email: string }) =>
      withPerson(surroundings, email, async (people, { id }, siteUrl) => {
        const { token } = await people.passwordLink({ id });
        return { link: `${siteUrl}/password/${token}` };
      }),
  );
  user
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
    await checkPassword(newsroom.store.db, password, person);
    const id = await addPerson(auth, { ...person, password });
    await act(operator(newsroom), [], { act: "people.add", ...onPerson(id), after: { email, name, role } });
    say(surroundings, { id, email, role });
  });
}

type People = ReturnType<typeof createCaller>["people"];

/** Does something to a person, as an admin would, and says what came of it. @throws Error where nobody has the address. */
async function withPerson(
  surroundings: Surroundings,
  email: string,
  work: (people: People, person: { id: string }, siteUrl: string) => Promise<object>,
): Promise<void> {
  await withNewsroom(surroundings.env, async (newsroom) => {
    const person = (await listUsers(newsroom.store.db)).find((one) => one.email === email.toLowerCase());
    if (!person) throw new Error(`Nobody here has the address ${email}. 'user list' says who is here.`);
    const { people } = createCaller(operator(newsroom));
    say(surroundings, { email: person.email, ...(await work(people, person, newsroom.environment.siteUrl)) });
  });
}
