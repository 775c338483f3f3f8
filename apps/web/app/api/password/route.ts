import { redeemPasswordLink } from "@pledgebook/api/accounts/password-link";
import { password } from "@pledgebook/api/server/inputs";
import { Problem } from "@pledgebook/core/values/problem";
import { isOneOf, languages } from "@pledgebook/core/values/vocabulary";
import { address } from "@/i18n/address.ts";
import { newsroom } from "@/server/api.ts";

/** Takes the form of `/password/<token>`. */
export async function POST(request: Request) {
  const form = await request.formData();
  const token = String(form.get("token") ?? "").slice(0, 100);
  const language = String(form.get("language") ?? "");
  const to = (path: string) =>
    new Response(null, {
      status: 303,
      headers: { location: address(isOneOf(languages, language) ? language : "en", path) },
    });
  const back = to(`/password/${encodeURIComponent(token)}?problem=weak`);
  const chosen = password.safeParse(form.get("password"));
  if (!chosen.success) return back;
  try {
    const { store, auth } = newsroom();
    await redeemPasswordLink(store, auth, token, chosen.data, new Date());
    return to("/login?done=chosen");
  } catch (error) {
    if (error instanceof Problem) return back;
    throw error;
  }
}
