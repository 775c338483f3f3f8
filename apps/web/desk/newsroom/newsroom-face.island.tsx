"use client";

import { type Face, LEAST_CONTRAST, licenceNames, licences, readability } from "@pledgebook/core/values/face";
import { displayCurrencies, languages } from "@pledgebook/core/values/vocabulary";
import { useFormatter, useLocale, useTranslations } from "next-intl";
import { type FormEvent, useState } from "react";
import { useTRPCClient } from "@/desk/kit/api.island.tsx";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { useWork } from "@/desk/kit/use-work.ts";

/** The colours of the style sheet, from which a newsroom sets out. */
const OURS = { light: "#0b4f8a", dark: "#8fc0f3" };

/** What the site is called, its colours (measured while they are chosen), its logo, the licence of its data. */
export function NewsroomFace(props: {
  initial: Face;
  /** What the operator has set, and holds where the newsroom says nothing. */
  siteName: string;
  zone: string;
}) {
  const { initial, siteName, zone } = props;
  const say = useTranslations("newsroom");
  const format = useFormatter();
  const currencyNames = new Intl.DisplayNames(useLocale(), { type: "currency" });
  const client = useTRPCClient();
  const [before, setBefore] = useState(initial);
  const [face, setFace] = useState(initial);
  const { run, message, isBusy } = useWork({ renews: [] });
  const change = (part: Partial<Face>) => setFace({ ...face, ...part });

  async function save(event: FormEvent) {
    event.preventDefault();
    await run(async () => setBefore(await client.newsroom.setFace.mutate({ before, face })), say("saved"));
  }
  const upload = (file: File) =>
    run(async () => change({ logo: (await client.images.add.mutate(file)).src }));

  return (
    <form onSubmit={save} className="mt-4 grid max-w-[60rem] gap-6">
      <div className="grid gap-6 sm:grid-cols-2">
        <LineField
          label={say("name")}
          hint={say("name_hint", { name: siteName })}
          value={face.name ?? ""}
          onChange={(name) => change({ name: name || null })}
        />
        <ChoiceField
          label={say("licence")}
          value={face.licence}
          onChange={(licence) => change({ licence })}
          options={licenceNames.map((value) => ({ value, text: licences[value].name }))}
        />
      </div>
      <fieldset className="grid gap-3">
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            checked={face.accent !== null}
            onChange={(event) => change({ accent: event.target.checked ? OURS : null })}
          />
          {say("own_colours")}
        </label>
        {face.accent && (
          <div className="flex flex-wrap gap-8">
            {(["light", "dark"] as const).map((scheme) => {
              const accent = face.accent ?? OURS;
              const ratio = readability(accent[scheme], scheme);
              const isRead = ratio >= LEAST_CONTRAST;
              return (
                <label key={scheme} className="flex items-center gap-3">
                  <input
                    type="color"
                    value={accent[scheme]}
                    aria-invalid={isRead ? undefined : true}
                    onChange={(event) => change({ accent: { ...accent, [scheme]: event.target.value } })}
                  />
                  <span>
                    {say(scheme)}
                    <span className={`block text-sm ${isRead ? "text-muted" : "text-bad"}`}>
                      {say(isRead ? "contrast" : "contrast_low", {
                        ratio: format.number(ratio, { maximumFractionDigits: 1 }),
                      })}
                    </span>
                  </span>
                </label>
              );
            })}
          </div>
        )}
      </fieldset>
      <div className="flex flex-wrap items-end gap-4">
        <label>
          <span className="label">{say("logo")}</span>
          <input
            type="file"
            accept="image/*"
            onChange={(event) => {
              const [file] = event.target.files ?? [];
              if (file) void upload(file);
            }}
          />
          <span className="mt-1 block text-sm text-muted">{say("logo_hint")}</span>
        </label>
        {face.logo && (
          <>
            <img src={face.logo} alt="" className="h-8 w-auto" />
            <button type="button" className="button button-quiet" onClick={() => change({ logo: null })}>
              {say("logo_remove")}
            </button>
          </>
        )}
      </div>
      <div className="grid gap-6 sm:grid-cols-3">
        <Ticks
          legend={say("languages")}
          hint={say("languages_hint")}
          all={languages}
          fixed={face.languages.length === 1 ? face.languages : []}
          chosen={face.languages}
          nameOf={(language) => say(`in_${language}`)}
          onChange={(chosen) => change({ languages: chosen })}
        />
        <Ticks
          legend={say("currencies")}
          hint={say("currencies_hint")}
          all={displayCurrencies}
          fixed={["EUR"]}
          chosen={face.currencies}
          nameOf={(code) => currencyNames.of(code) ?? code}
          onChange={(chosen) => change({ currencies: chosen })}
        />
        <div>
          <LineField
            label={say("time_zone")}
            hint={say("time_zone_hint", { zone })}
            value={face.timeZone ?? ""}
            list="time-zones"
            onChange={(name) => change({ timeZone: name || null })}
          />
          <datalist id="time-zones">
            {Intl.supportedValuesOf("timeZone").map((name) => (
              <option key={name} value={name} />
            ))}
          </datalist>
        </div>
      </div>
      <div className="flex items-center gap-4">
        <button type="submit" className="button" disabled={isBusy}>
          {say("save")}
        </button>
        <Told message={message} />
      </div>
    </form>
  );
}

/** Some of a list's values, those that are fixed among them. */
function Ticks<T extends string>(props: {
  legend: string;
  hint: string;
  all: readonly T[];
  fixed: readonly T[];
  chosen: readonly T[];
  nameOf: (value: T) => string;
  onChange: (chosen: T[]) => void;
}) {
  const { all, fixed, chosen } = props;
  return (
    <fieldset>
      <legend className="label">{props.legend}</legend>
      {all.map((value) => (
        <label key={value} className="flex min-h-8 items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-accent"
            checked={chosen.includes(value)}
            disabled={fixed.includes(value)}
            onChange={({ target }) =>
              props.onChange(all.filter((one) => (one === value ? target.checked : chosen.includes(one))))
            }
          />
          {props.nameOf(value)}
        </label>
      ))}
      <p className="mt-1 text-sm text-muted">{props.hint}</p>
    </fieldset>
  );
}
