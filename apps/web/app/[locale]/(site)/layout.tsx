import type { ReactNode } from "react";

/**
 * Every page that is kept for all readers, with their one script (`site/reader/reader.js`). The server in front of Next sends it,
 * with its hash in its address (`server/front/reader-page.ts`).
 */
export default function ReadersLayout({ children }: { children: ReactNode }) {
  return (
    <>
      {children}
      <script type="module" src="/reader.js" />
    </>
  );
}
