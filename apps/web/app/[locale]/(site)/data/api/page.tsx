import { openApi } from "@pledgebook/api/open-data/openapi";
import { operations } from "@pledgebook/api/open-data/operations";
import type { Metadata } from "next";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { address } from "@/i18n/address.ts";
import { siteEnvironment } from "@/server/environment.ts";
import { siteFace } from "@/server/face.ts";
import { ownAddress } from "@/site/chrome/own-address.ts";
import { SitePage } from "@/site/chrome/site-page.tsx";

interface Props {
  params: Promise<{ locale: string }>;
}

/** What of the description a page shows: it is made of the same schemas as the answers. */
interface Described {
  summary: string;
  description: string;
  parameters: { name: string; required: boolean; description?: string }[];
  responses: Record<string, { content: Record<string, { schema: { properties?: object } }> }>;
}

export const dynamic = "force-dynamic";

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const { locale } = await params;
  const say = await getTranslations({ locale, namespace: "api_page" });
  return { title: say("title"), description: say("lead"), ...ownAddress(locale, "/data/api") };
}

/** The API for people: its description, read and laid out, without a script. What it says of itself is in English. */
export default async function ApiPage({ params }: Props) {
  const { locale } = await params;
  setRequestLocale(locale);
  const say = await getTranslations("api_page");
  const data = await getTranslations("data");
  const { siteUrl } = siteEnvironment();
  const { name, licence } = siteFace();
  const { paths } = openApi({ name, url: siteUrl, licence }) as { paths: Record<string, { get: Described }> };
  return (
    <SitePage path="/data/api">
      <div className="max-w-[46rem]">
        <p className="text-sm">
          <a href={address(locale, "/data")}>{data("title")}</a>
        </p>
        <h1 className="mt-1 text-3xl sm:text-4xl">{say("title")}</h1>
        <p className="mt-3 max-w-measure text-lg text-muted">{say("lead")}</p>
        <p className="mt-3 max-w-measure">
          {say.rich("contract", { link: (words) => <a href="/api/v1/openapi.json">{words}</a> })}
        </p>
        <ul className="mt-4 max-w-measure list-disc pl-5 text-sm">
          {(["pages", "forms", "kept", "past", "often", "wrong"] as const).map((rule) => (
            <li key={rule}>{say(`rule.${rule}`)}</li>
          ))}
        </ul>
        <nav aria-label={say("operations")} className="mt-6 flex flex-wrap gap-x-4 gap-y-1 text-sm">
          {operations.map(({ id }) => (
            <a key={id} href={`#${id}`}>
              {id}
            </a>
          ))}
        </nav>
        {operations.map(({ id, path, example }) => {
          const told = paths[path]?.get;
          return (
            told && (
              <section key={id} id={id} aria-labelledby={`${id}-title`} lang="en" className="mt-10">
                <h2 id={`${id}-title`} className="text-2xl">
                  {told.summary}
                </h2>
                <p className="mt-1 max-w-measure">{told.description}</p>
                <p className="mt-3 rounded bg-surface p-3 font-mono text-sm break-all">
                  GET{" "}
                  {path.includes("{") ? (
                    `/api/v1${path}`
                  ) : (
                    <a href={`/api/v1${path}?${example}`}>{`/api/v1${path}?${example}`}</a>
                  )}
                </p>
                <dl className="mt-3 text-sm">
                  {told.parameters.map((parameter) => (
                    <div
                      key={parameter.name}
                      className="grid gap-x-6 border-t border-line py-1.5 sm:grid-cols-[10rem_1fr]"
                    >
                      <dt>
                        <code className="font-semibold">{parameter.name}</code>
                        {parameter.required && <span className="text-muted"> · {say("required")}</span>}
                      </dt>
                      <dd className="min-w-0 break-words">{parameter.description ?? ""}</dd>
                    </div>
                  ))}
                </dl>
              </section>
            )
          );
        })}
        <section aria-labelledby="hour" className="mt-12">
          <h2 id="hour" className="text-2xl">
            {say("hour")}
          </h2>
          <p className="mt-2 max-w-measure">{say("hour_text")}</p>
          <Lines title="JavaScript">{`const rows = [];
for (let after = ""; after !== null; ) {
  const url = "${siteUrl}/api/v1/pledges?fields=donor,converted_floor&limit=500" + (after && "&after=" + encodeURIComponent(after));
  const page = await (await fetch(url)).json();
  rows.push(...page.data);
  after = page.next;
}`}</Lines>
          <Lines title="SQL">{`-- DuckDB
SELECT donor, sum(converted_floor) AS euros
FROM '${siteUrl}/data/latest/pledges.parquet'
WHERE in_total = 'true' GROUP BY donor ORDER BY euros DESC;`}</Lines>
        </section>
      </div>
    </SitePage>
  );
}

/** Lines of a program, which a key can move sideways where they are longer than a phone is wide. */
function Lines({ title, children }: { title: string; children: string }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard
    <section aria-label={title} tabIndex={0} className="mt-3 overflow-x-auto rounded bg-surface p-3 text-sm">
      <pre>
        <code>{children}</code>
      </pre>
    </section>
  );
}
