import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/** Unit tests stand beside what they test; `e2e` has its own runner. */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./apps/web", import.meta.url)) } },
  test: {
    include: ["packages/**/src/**/*.test.ts", "apps/**/*.test.ts", "scripts/**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/.next/**"],
    // Properties are tried on hundreds of texts: on a busy machine that takes long without being wrong.
    testTimeout: 60_000,
  },
});
