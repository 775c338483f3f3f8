import { may } from "@pledgebook/core/desk/permissions";
import { getTranslations, setRequestLocale } from "next-intl/server";
import { ReconcileQueue } from "@/desk/reconcile/reconcile-queue.island.tsx";
import { deskApi, readerApi } from "@/server/api.ts";
import { staffOrLogin } from "@/server/staff.ts";

export default async function ReconcilePage({ params }: { params: Promise<{ locale: string }> }) {
  const { locale } = await params;
  setRequestLocale(locale);
  const person = await staffOrLogin(locale, "/desk/reconcile");
  const api = await deskApi();
  const say = await getTranslations("reconcile");
  return (
    <>
      <h1 className="text-3xl">{say("title")}</h1>
      <p className="mt-2 max-w-measure text-muted">{say("lead")}</p>
      <ReconcileQueue
        initial={await api.reconcile.queue()}
        decisions={await api.reconcile.decisions()}
        names={await readerApi().ledger.names()}
        mayAnnotate={may(person.role, "pledge.annotate")}
      />
    </>
  );
}
