import type { NextConfig } from "next";
import createNextIntlPlugin from "next-intl/plugin";
import { contentPolicy } from "./server/content-policy.ts";

/** Addresses that are the same in every language: files, feeds, the api, what tools ask. */
const UNTRANSLATED =
  "api/|feeds/|pictures/|share/|images/|embed/|_next/|healthz$|readyz$|pledges\\.csv$|pledges\\.json$|icon\\.svg$|robots\\.txt$|sitemap\\.xml$|news-sitemap\\.xml$";

/**
 * As Next draws public pages they have inline scripts. Readers get them without any, and with a policy that allows none
 * (`server/front/reader-page.ts`); this one is for development, where Next reloads what was changed. The desk has a policy of its own
 * (`proxy.ts`). Why: docs/decisions/0011 and 0023.
 */
const PUBLIC_POLICY = contentPolicy("'unsafe-inline'");

/**
 * What only the server runs is loaded by Node from where it is installed. Bundled, it would be compiled once more for every
 * route handler, eleven times at present, with a map of each copy. Drizzle and better-auth are bundled all the same: loaded
 * whole, they would cost the server 120 MB.
 */
const SERVER_ONLY = [
  "@libsql/client",
  "@mozilla/readability",
  "@resvg/resvg-js",
  "@rowanmanning/feed-parser",
  "better-sqlite3",
  "linkedom",
  "mammoth",
  "mdast-util-from-markdown",
  "mdast-util-frontmatter",
  "mdast-util-gfm-footnote",
  "mdast-util-gfm-strikethrough",
  "mdast-util-gfm-table",
  "mdast-util-to-hast",
  "micromark-extension-frontmatter",
  "micromark-extension-gfm-footnote",
  "micromark-extension-gfm-strikethrough",
  "micromark-extension-gfm-table",
  "sharp",
  "undici",
  "yaml",
];

const config: NextConfig = {
  reactStrictMode: true,
  poweredByHeader: false,
  typescript: { tsconfigPath: "tsconfig.build.json" },
  // Pictures are made when they are brought in; Next's own workshop, open to everybody, is closed.
  images: { unoptimized: true },
  transpilePackages: ["@pledgebook/core", "@pledgebook/formats", "@pledgebook/db", "@pledgebook/api"],
  serverExternalPackages: SERVER_ONLY,
  experimental: {
    // What is kept, the server in front keeps; nothing is written to disk, where it would outlive the database.
    isrFlushToDisk: false,
    // Most builds are a clone's first, for which writing a cache is dear; what has not changed, turbo does not build again.
    turbopackFileSystemCacheForBuild: false,
  },
  // English has no prefix. A rewrite costs readers nothing, a proxy in front of every page would.
  async rewrites() {
    return [
      { source: "/", destination: "/en" },
      { source: `/:path((?!en(?:/|$)|uk(?:/|$)|${UNTRANSLATED}).+)`, destination: "/en/:path" },
    ];
  },
  async redirects() {
    return [
      { source: "/en", destination: "/", permanent: true },
      { source: "/en/:path*", destination: "/:path*", permanent: true },
    ];
  },
  async headers() {
    return [
      // Pictures are made to be shown in the frames of other sites; copies of strangers' pages are to run nowhere. Both have policies of
      // their own; nothing else has.
      {
        source: "/((?!embed/|pictures/|api/sources/).*)",
        headers: [
          { key: "X-Frame-Options", value: "SAMEORIGIN" },
          { key: "Content-Security-Policy", value: `${PUBLIC_POLICY}; frame-ancestors 'self'` },
        ],
      },
      {
        source: "/:path*",
        headers: [
          { key: "X-Content-Type-Options", value: "nosniff" },
          // A page that opened one of ours, or was opened by it, gets no hold of its window.
          { key: "Cross-Origin-Opener-Policy", value: "same-origin" },
          { key: "Referrer-Policy", value: "strict-origin-when-cross-origin" },
          { key: "Permissions-Policy", value: "camera=(), microphone=(), geolocation=()" },
        ],
      },
    ];
  },
};

export default createNextIntlPlugin("./i18n/request.ts")(config);
