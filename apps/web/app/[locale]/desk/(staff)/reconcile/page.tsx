import { may } from "@pledgebook/core/desk/permissions";
import { isPledgeCode } from "@pledgebook/core/ledger/pledge";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { deskTitle } from "@/desk/kit/desk-title.ts";
import { ReconcileQueue } from "@/desk/reconcile/reconcile-queue.island.tsx";
import { deskApi, readerApi } from "@/server/api.ts";
import { staffOrLogin } from "@/server/staff.ts";

export const generateMetadata = deskTitle("nav.reconcile");

interface Props {
  params: Promise<{ locale: string }>;
  /** The codes of one pair, to which a notice elsewhere leads. */
  searchParams: Promise<Record<string, string | string[]>>;
}

export default async function ReconcilePage({ params, searchParams }: Props) {
  const { locale } = await params;
  const { a, b } = await searchParams;
  const asked = isCode(a) && isCode(b) ? { a, b } : null;
  setRequestLocale(locale);
  const person = await staffOrLogin(locale, "/desk/reconcile");
  const api = await deskApi();
  const say = await getTranslations("reconcile");
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      <ReconcileQueue
        key={asked ? `${asked.a} ${asked.b}` : ""}
        initial={await api.reconcile.queue(asked)}
        asked={asked}
        decisions={await api.reconcile.decisions()}
        names={await readerApi().ledger.names()}
        mayAnnotate={may(person.role, "pledge.annotate")}
      />
    </>
  );
}

const isCode = (value: string | string[] | undefined): value is string =>
  typeof value === "string" && isPledgeCode(value);
