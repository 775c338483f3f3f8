import { type NextRequest, NextResponse } from "next/server";
import { contentPolicy } from "./server/content-policy.ts";

/**
 * Pages of the desk and of logging in run only the scripts that this answer names by a nonce (CSP level 3,
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

export const config = {
  matcher: ["/desk/:path*", "/uk/desk/:path*", "/login", "/uk/login", "/first-admin", "/uk/first-admin"],
};
