import { addDays } from "@pledgebook/core/values/day";
import { recordToday } from "@/server/api.ts";
import { siteEnvironment } from "@/server/environment.ts";

export const dynamic = "force-dynamic";

/** For how many days it may be relied on; it is made anew whenever it is asked for. */
const GOOD_FOR = 180;

/** Whom to tell of a weakness (RFC 9116): the newsroom, by the page that says how to reach it. */
export function GET() {
  const { siteUrl } = siteEnvironment();
  const lines = [
    `Contact: ${siteUrl}/contact`,
    `Expires: ${addDays(recordToday(), GOOD_FOR)}T00:00:00.000Z`,
    "Preferred-Languages: en, uk",
    `Canonical: ${siteUrl}/.well-known/security.txt`,
  ];
  return new Response(`${lines.join("\n")}\n`, {
    headers: { "content-type": "text/plain; charset=utf-8", "cache-control": "public, max-age=86400" },
  });
}
