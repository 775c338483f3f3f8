"use client";

import { type Role, roles } from "@pledgebook/core/values/vocabulary";
import { useRouter } from "next/navigation";
import { useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";
import { address } from "@/i18n/address.ts";
import { RenamePerson } from "./rename-person.island.tsx";

interface Person {
  id: string;
  name: string;
  email: string;
  role: Role;
  disabled: boolean;
  secondFactor: boolean;
}

/** Who may log in, with which role; and whether whoever marks may also review. */
export function PeopleList(props: {
  initial: Person[];
  self: string | null;
  fourEyes: boolean;
  secondFactorRoles: readonly Role[];
}) {
  const say = useTranslations("people");
  const roleName = useTranslations("role");
  const client = useTRPCClient();
  const router = useRouter();
  const { run, message } = useWork();
  const empty = { name: "", email: "", password: "", role: "annotator" as Role };
  const [draft, setDraft] = useState(empty);
  const [link, setLink] = useState<{ of: string; address: string; sentTo: string | null } | null>(null);
  const locale = useLocale();

  const act = (work: () => Promise<unknown>, said: string) =>
    run(async () => {
      await work();
      router.refresh();
    }, said);

  async function showLink(id: string) {
    const { token, sentTo } = await client.people.passwordLink.mutate({ id });
    setLink({ of: id, sentTo, address: `${location.origin}${address(locale, `/password/${token}`)}` });
  }

  const makeLink = ({ id, name }: Person) => run(() => showLink(id), say("changed", { name }));

  async function add(event: FormEvent) {
    event.preventDefault();
    const { password, ...person } = draft;
    const isAdded = await act(
      async () => {
        const { id } = await client.people.add.mutate({ ...person, ...(password && { password }) });
        if (!password) await showLink(id);
      },
      say("added", { name: draft.name }),
    );
    if (isAdded) setDraft(empty);
  }

  const options = roles.map((value) => ({ value, text: roleName(value) }));
  return (
    <div className="mt-6 grid gap-x-14 gap-y-10 lg:grid-cols-[1fr_24rem]">
      <div>
        <Told message={message} className="mb-4" />
        <ul>
          {props.initial.map((person) => (
            <li
              key={person.id}
              className="grid items-end gap-x-6 gap-y-2 border-t border-line py-3 sm:grid-cols-[1fr_11rem_9rem]"
            >
              <div>
                <strong>{person.name}</strong>
                <span className="block text-sm text-muted">
                  {person.email}
                  {person.disabled && ` · ${say("disabled")}`}
                  {person.secondFactor && ` · ${say("second_factor")}`}
                </span>
                {!person.disabled && (
                  <button
                    type="button"
                    className="text-sm text-accent underline"
                    onClick={() => void makeLink(person)}
                  >
                    {say("link")}
                  </button>
                )}
                {person.secondFactor && person.id !== props.self && (
                  <button
                    type="button"
                    className="ml-4 text-sm text-accent underline"
                    onClick={() =>
                      void act(
                        () => client.people.removeSecondFactor.mutate({ id: person.id }),
                        say("changed", { name: person.name }),
                      )
                    }
                  >
                    {say("remove_second_factor")}
                  </button>
                )}
                {link?.of === person.id && (
                  <p className="mt-1 text-sm" role="status">
                    {link.sentTo && say("link_sent", { email: link.sentTo })}{" "}
                    {say("link_made", { name: person.name })}
                    <code className="mt-1 block break-all rounded bg-surface p-2 select-all">
                      {link.address}
                    </code>
                  </p>
                )}
                <RenamePerson
                  key={person.name}
                  name={person.name}
                  onRename={(name) =>
                    void act(
                      () => client.people.rename.mutate({ id: person.id, name }),
                      say("changed", { name }),
                    )
                  }
                />
              </div>
              {person.id === props.self ? (
                <span className="text-sm text-muted">
                  {roleName(person.role)} · {say("you")}
                </span>
              ) : (
                <>
                  <ChoiceField
                    label={say("role_of", { name: person.name })}
                    value={person.role}
                    onChange={(role) =>
                      void act(
                        () => client.people.setRole.mutate({ id: person.id, role }),
                        say("changed", { name: person.name }),
                      )
                    }
                    options={options}
                  />
                  <button
                    type="button"
                    className="button button-quiet"
                    onClick={() =>
                      void act(
                        () => client.people.setDisabled.mutate({ id: person.id, disabled: !person.disabled }),
                        say("changed", { name: person.name }),
                      )
                    }
                  >
                    {person.disabled ? say("enable") : say("disable")}
                  </button>
                </>
              )}
            </li>
          ))}
        </ul>
        <label className="mt-8 flex max-w-measure items-baseline gap-3 border-t border-line pt-4">
          <input
            type="checkbox"
            checked={props.fourEyes}
            onChange={(event) =>
              void act(
                () => client.people.setFourEyes.mutate({ fourEyes: event.target.checked }),
                say("settings_saved"),
              )
            }
            className="size-4 shrink-0 translate-y-0.5 accent-accent"
          />
          <span>
            <strong>{say("four_eyes")}</strong>
            <span className="block text-sm text-muted">{say("four_eyes_text")}</span>
          </span>
        </label>
        <fieldset className="mt-4 max-w-measure border-t border-line pt-4">
          <legend className="float-left w-full font-semibold">{say("second_factor_roles")}</legend>
          <p className="clear-left text-sm text-muted">{say("second_factor_roles_text")}</p>
          <div className="mt-2 flex flex-wrap gap-x-6 gap-y-1">
            {roles.map((one) => (
              <label key={one} className="inline-flex min-h-6 items-center gap-2">
                <input
                  type="checkbox"
                  checked={props.secondFactorRoles.includes(one)}
                  onChange={({ target: { checked } }) =>
                    void act(
                      () =>
                        client.people.setSecondFactorRoles.mutate({
                          roles: roles.filter((role) =>
                            role === one ? checked : props.secondFactorRoles.includes(role),
                          ),
                        }),
                      say("settings_saved"),
                    )
                  }
                  className="size-4 accent-accent"
                />
                {roleName(one)}
              </label>
            ))}
          </div>
        </fieldset>
      </div>
      <form onSubmit={add} className="grid content-start gap-4" aria-labelledby="add-person">
        <h2 id="add-person" className="text-xl">
          {say("add")}
        </h2>
        <LineField
          label={say("name")}
          value={draft.name}
          onChange={(name) => setDraft({ ...draft, name })}
          required
        />
        <LineField
          label={say("email")}
          type="email"
          value={draft.email}
          onChange={(email) => setDraft({ ...draft, email })}
          required
        />
        <LineField
          label={say("password")}
          type="password"
          value={draft.password}
          onChange={(password) => setDraft({ ...draft, password })}
          hint={say("password_hint")}
          autoComplete="new-password"
        />
        <ChoiceField
          label={say("role")}
          value={draft.role}
          onChange={(role) => setDraft({ ...draft, role })}
          options={options}
        />
        <button type="submit" className="button">
          {say("add")}
        </button>
      </form>
    </div>
  );
}
