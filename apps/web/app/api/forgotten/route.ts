import { askForPassword } from "@pledgebook/api/accounts/forgotten";
import { log } from "@pledgebook/api/server/log";
import { isOneOf, languages } from "@pledgebook/core/values/vocabulary";
import { address } from "@/i18n/address.ts";
import { contextFor } from "@/server/api.ts";

/** Takes the form of `/forgotten`. The answer is the same whether somebody has the address or nobody. */
export async function POST(request: Request) {
  const form = await request.formData();
  const language = String(form.get("language") ?? "");
  const client = request.headers.get("x-forwarded-for") ?? "unknown";
  // Not waited for: how long it takes would say whether somebody has the address.
  void askForPassword(contextFor(null), String(form.get("email") ?? ""), client).catch((error: unknown) =>
    log.error({ error }, "a forgotten password was not looked after"),
  );
  const location = address(isOneOf(languages, language) ? language : "en", "/forgotten?asked");
  return new Response(null, { status: 303, headers: { location } });
}
