/**
 * A content security policy (CSP level 3) of this site: nothing comes from elsewhere, no plugin, no base address, no form
 * that is sent away. `scripts`: what may run beside the site's own files (docs/decisions/0011).
 */
export function contentPolicy(scripts: string): string {
  // React's development build makes functions of text.
  const forDevelopment = process.env.NODE_ENV === "development" ? " 'unsafe-eval'" : "";
  return [
    "default-src 'self'",
    ["script-src 'self'", scripts].filter(Boolean).join(" ") + forDevelopment,
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "font-src 'self'",
    "worker-src 'self'",
    "connect-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
  ].join("; ");
}
