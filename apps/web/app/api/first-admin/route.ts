import { redeemFirstAdminToken } from "@pledgebook/api/accounts/first-admin";
import { personFields } from "@pledgebook/api/server/inputs";
import { Problem } from "@pledgebook/core/values/problem";
import { newsroom } from "@/server/api.ts";

/** Takes the form of `/first-admin`. */
export async function POST(request: Request) {
  const form = await request.formData();
  const token = String(form.get("token") ?? "").slice(0, 100);
  const back = (problem: string) => see(`/first-admin?token=${encodeURIComponent(token)}&problem=${problem}`);
  const person = personFields
    .omit({ role: true })
    .safeParse({ name: form.get("name"), email: form.get("email"), password: form.get("password") });
  if (!person.success) return back("fields");
  try {
    const { store, auth } = newsroom();
    await redeemFirstAdminToken(store, auth, token, person.data, new Date());
    return see("/login?done=admin_made");
  } catch (error) {
    if (error instanceof Problem) return back(error.key === "password_weak" ? "weak" : "link");
    throw error;
  }
}

function see(location: string): Response {
  return new Response(null, { status: 303, headers: { location } });
}
