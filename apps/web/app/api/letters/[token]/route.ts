import { confirmDigest, leaveDigest, subscriptionOf } from "@pledgebook/api/subscriptions/subscriptions";
import { address } from "@/i18n/address.ts";
import { contextFor } from "@/server/api.ts";

/**
 * Takes the buttons of `/letters/<token>`, and the one press of a mail program (RFC 8058), which sends
 * `List-Unsubscribe=One-Click` and follows no redirect.
 */
export async function POST(request: Request, { params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  const form = await request.formData();
  const ctx = contextFor(null);
  const subscription = await subscriptionOf(ctx, token);
  if (form.get("List-Unsubscribe") === "One-Click") {
    if (subscription) await leaveDigest(ctx, subscription);
    return new Response("No letter comes any more.\n");
  }
  if (subscription && form.get("do") === "confirm") await confirmDigest(ctx, subscription);
  if (subscription && form.get("do") === "leave") await leaveDigest(ctx, subscription);
  const location = address(subscription?.language ?? "en", `/letters/${encodeURIComponent(token)}`);
  return new Response(null, { status: 303, headers: { location } });
}
