"use client";

import type { AppRouter } from "@pledgebook/api/router";
import type { OutsideMapping } from "@pledgebook/core/matching/outside-mapping";
import { currencyCodes } from "@pledgebook/core/values/currencies";
import { categories, statuses } from "@pledgebook/core/values/vocabulary";
import type { inferRouterOutputs } from "@trpc/server";
import { useTranslations } from "next-intl";
import { useState } from "react";
import { ChoiceField, LineField } from "@/desk/kit/fields.island.tsx";

/** The columns of the file in hand. */
export type Columns = inferRouterOutputs<AppRouter>["comparisons"]["columns"];

type Fields = keyof Omit<OutsideMapping["columns"], "id" | "currencyIs">;

/** What a column may say of a row, in the order in which they are asked; the first must be there. */
const FIELDS: readonly Fields[] = [
  "donor",
  "amount",
  "currency",
  "date",
  "stage",
  "category",
  "channel",
  "inKind",
  "wording",
  "source",
  "package",
];

export const emptyMapping: OutsideMapping = {
  ...{ name: "", publisher: "", url: "", remark: "" },
  columns: { id: [], donor: "" },
  ...{ stages: {}, categories: {}, donors: {}, noValue: [], donorEndings: [] },
};

/** Which column of an outside ledger says what, and what its words mean. */
export function OwnMapping(props: {
  columns: Columns;
  mapping: OutsideMapping;
  onChange: (mapping: OutsideMapping) => void;
}) {
  const { columns, mapping } = props;
  const say = useTranslations("own_mapping");
  const status = useTranslations("status");
  const category = useTranslations("category");
  // As they are typed: half a line says nothing yet, and must not be taken away.
  const [donors, setDonors] = useState(() => linesOf(mapping.donors));
  const [noValue, setNoValue] = useState(() => mapping.noValue.join(", "));
  const change = (part: Partial<OutsideMapping>) => props.onChange({ ...mapping, ...part });
  const set = (part: Partial<OutsideMapping["columns"]>) =>
    change({ columns: { ...mapping.columns, ...part } });
  const choices = [
    { value: "", text: say("none") },
    ...columns.map(({ name, values }) => ({
      value: name,
      text: values[0] ? `${name} (${values[0].slice(0, 40)})` : name,
    })),
  ];
  const valuesOf = (name: string | undefined) => columns.find((one) => one.name === name)?.values ?? [];
  const words = <T extends string>(
    legend: string,
    column: string | undefined,
    meant: Readonly<Record<string, string>>,
    all: readonly T[],
    nameOf: (value: T) => string,
    onChange: (meant: Record<string, string>) => void,
  ) =>
    valuesOf(column).length > 0 && (
      <fieldset className="grid gap-3 border-l-2 border-line pl-4">
        <legend className="label">{legend}</legend>
        {valuesOf(column).map((word) => (
          <ChoiceField
            key={word}
            label={word}
            value={meant[word] ?? ""}
            options={[
              { value: "", text: say("none") },
              ...all.map((value) => ({ value: value as string, text: nameOf(value) })),
            ]}
            onChange={(value) => {
              const { [word]: _, ...others } = meant;
              onChange(value === "" ? others : { ...others, [word]: value });
            }}
          />
        ))}
      </fieldset>
    );
  return (
    <div className="grid gap-4">
      <LineField
        label={say("publisher")}
        value={mapping.publisher}
        onChange={(publisher) => change({ publisher })}
      />
      <LineField label={say("url")} value={mapping.url} onChange={(url) => change({ url })} />
      <ChoiceField
        label={say("column.id")}
        value={mapping.columns.id[0] ?? ""}
        options={choices}
        onChange={(id) => set({ id: id === "" ? [] : [id] })}
      />
      {FIELDS.map((field) => (
        <ChoiceField
          key={field}
          label={say(`column.${field}`)}
          value={mapping.columns[field] ?? ""}
          options={choices}
          onChange={(name) => set({ [field]: field === "donor" ? name : name || undefined })}
        />
      ))}
      {!mapping.columns.currency && (
        <ChoiceField
          label={say("currency_is")}
          value={mapping.columns.currencyIs ?? ""}
          options={[
            { value: "", text: say("none") },
            ...currencyCodes.map((code) => ({ value: code as string, text: code })),
          ]}
          onChange={(code) => set({ currencyIs: code || undefined })}
        />
      )}
      {words(say("stages"), mapping.columns.stage, mapping.stages, statuses, status, (stages) =>
        change({ stages }),
      )}
      {words(say("categories"), mapping.columns.category, mapping.categories, categories, category, (meant) =>
        change({ categories: meant }),
      )}
      <LineField
        label={say("donors")}
        hint={say("donors_hint")}
        rows={3}
        value={donors}
        onChange={(text) => {
          setDonors(text);
          change({ donors: pairsIn(text) });
        }}
      />
      <LineField
        label={say("no_value")}
        value={noValue}
        onChange={(text) => {
          setNoValue(text);
          change({ noValue: wordsIn(text) });
        }}
      />
      <LineField label={say("remark")} value={mapping.remark} onChange={(remark) => change({ remark })} />
    </div>
  );
}

/** 'Their name = CODE', a line each. */
const linesOf = (donors: Readonly<Record<string, string>>) =>
  Object.entries(donors)
    .map(([name, code]) => `${name} = ${code}`)
    .join("\n");

/** Lines that are finished; the others say nothing. */
const pairsIn = (text: string) =>
  Object.fromEntries(
    text.split("\n").flatMap((one) => {
      const [, name, code] = /^\s*(.+?)\s*=\s*(\S+)\s*$/.exec(one) ?? [];
      return name && code ? [[name, code]] : [];
    }),
  );

const wordsIn = (text: string) =>
  text
    .split(",")
    .map((one) => one.trim())
    .filter(Boolean);
