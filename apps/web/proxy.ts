import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy } from "./server/content-policy.ts";

/**
 * Pages of the desk, of accounts, of previews and of readers' letters run only the scripts that this answer names by a nonce (CSP level 3,
 * https://www.w3.org/TR/CSP3/#strict-dynamic-usage). They are drawn for each person anyway, so that a fresh nonce costs nothing;
 * kept public pages cannot have one (docs/decisions/0011).
 */
export function proxy(request: NextRequest) {
  const nonce = Buffer.from(crypto.getRandomValues(new Uint8Array(16))).toString("base64");
  const policy = `${contentPolicy(`'nonce-${nonce}' 'strict-dynamic'`)}; frame-ancestors 'self'`;
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return response;
}

// Next reads this without running it: every address stands here twice, as it is and behind its language.
export const config = {
  matcher: [
    "/desk/:path*",
    "/login",
    "/first-admin",
    "/forgotten",
    "/password/:token",
    "/preview/:token",
    "/letters/:token",
    "/uk/desk/:path*",
    "/uk/login",
    "/uk/first-admin",
    "/uk/forgotten",
    "/uk/password/:token",
    "/uk/preview/:token",
    "/uk/letters/:token",
  ],
};
