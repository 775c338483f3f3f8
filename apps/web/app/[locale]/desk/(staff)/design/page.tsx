import { contrast } from "@pledgebook/core/values/contrast";
import { statuses } from "@pledgebook/core/values/vocabulary";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { staffOrLogin } from "@/server/staff.ts";
import { StatusBadge } from "@/site/chrome/status-badge.tsx";
import { tokens } from "@/site/chrome/tokens.ts";

export const generateMetadata = deskTitle("nav.design");

/** The design language as it is drawn: colours with their contrast, type, marks, badges, controls. */
export default async function DesignPage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  await staffOrLogin(locale, "/desk/design");
  const say = await getTranslations("design");
  const pairs = tokens();
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <section aria-labelledby="colours" className="mt-8">
        <h2 id="colours" className="text-xl">
          {say("colours")}
        </h2>
        <table className="mt-3 w-full max-w-[56rem] text-left text-sm">
          <thead>
            <tr className="border-b border-line">
              <th scope="col" className="py-2">
                {say("token")}
              </th>
              <th scope="col">{say("light")}</th>
              <th scope="col">{say("dark")}</th>
            </tr>
          </thead>
          <tbody>
            {pairs.text.map(({ name, on, light, dark }) => (
              <tr key={`${name}-${on}`} className="border-b border-line">
                <th scope="row" className="py-2 font-normal">
                  {say("on", { name, on })}
                </th>
                {[light, dark].map(({ ink, paper }, index) => (
                  <td key={index === 0 ? "light" : "dark"} className="py-2">
                    <span
                      className="inline-block forced-color-adjust-none rounded-sm px-3 py-1 font-semibold"
                      style={{ color: ink, background: paper }}
                    >
                      Aa 87
                    </span>{" "}
                    <span className="figure">{contrast(ink, paper).toFixed(1)} : 1</span>
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      <section aria-labelledby="type" className="mt-10">
        <h2 id="type" className="text-xl">
          {say("type")}
        </h2>
        {(
          [
            "text-4xl",
            "text-3xl",
            "text-2xl",
            "text-xl",
            "text-lg",
            "text-base",
            "text-sm",
            "text-xs",
          ] as const
        ).map((size) => (
          <p key={size} className={`${size} mt-2 font-serif`}>
            {say("sample")} <span className="font-sans text-sm text-muted">{size}</span>
          </p>
        ))}
        <p className="mt-3 figure">0123456789 · €122,000,000 · DKK 91,000,000</p>
      </section>
      <section aria-labelledby="stages" className="mt-10">
        <h2 id="stages" className="text-xl">
          {say("stages")}
        </h2>
        <ul className="mt-3 grid gap-3">
          {statuses.map((status) => (
            <li key={status} className="grid grid-cols-[10rem_1fr] items-baseline">
              <StatusBadge status={status} />
              <span className="prose">
                <mark className={`mark-${status}`}>{say("sample")}</mark>
              </span>
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="controls" className="mt-10">
        <h2 id="controls" className="text-xl">
          {say("controls")}
        </h2>
        <div className="mt-3 flex flex-wrap gap-4">
          <button type="button" className="button">
            {say("primary")}
          </button>
          <button type="button" className="button button-quiet">
            {say("quiet")}
          </button>
          <button type="button" className="button button-bad">
            {say("bad")}
          </button>
        </div>
        <div className="mt-4 grid max-w-measure gap-3">
          {(["note-good", "note-warn", "note-bad"] as const).map((kind) => (
            <p key={kind} className={`note ${kind}`}>
              {say("sample")}
            </p>
          ))}
        </div>
      </section>
    </>
  );
}
