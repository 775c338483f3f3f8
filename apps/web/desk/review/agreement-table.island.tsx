"use client";

import { useFormatter, useTranslations } from "next-intl";
import type { Agreement } from "./agreement.ts";

/** How far two people agree on the words they marked and, field by field, on what these state. */
export function AgreementTable({ agreement }: { agreement: Agreement }) {
  const say = useTranslations("agreement");
  const format = useFormatter();
  const percent = (share: number) => format.number(share, { style: "percent", maximumFractionDigits: 0 });
  return (
    <table className="mt-3 text-sm figure">
      <thead>
        <tr className="border-b border-line text-left">
          <th scope="col" className="py-1 pr-8">
            {say("of")}
          </th>
          <th scope="col" className="py-1 pr-8 text-right">
            {say("agreed")}
          </th>
          <th scope="col" className="py-1 text-right">
            {say("kappa")}
          </th>
        </tr>
      </thead>
      <tbody>
        <tr className="border-b border-line">
          <th scope="row" className="py-1 pr-8 text-left font-normal">
            {say("spans")}
          </th>
          <td className="py-1 pr-8 text-right">
            {agreement.spans === null ? "–" : percent(agreement.spans)}
          </td>
          <td className="py-1 text-right">–</td>
        </tr>
        {Object.entries(agreement.fields).map(([field, { agreed, kappa }]) => (
          <tr key={field} className="border-b border-line">
            <th scope="row" className="py-1 pr-8 text-left font-normal">
              {say(`field.${field}`)}
            </th>
            <td className="py-1 pr-8 text-right">{percent(agreed)}</td>
            <td className="py-1 text-right">
              {kappa === null ? "–" : format.number(kappa, { maximumFractionDigits: 2 })}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
