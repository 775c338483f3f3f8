import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

/**
 * Unit tests stand beside what they test; `e2e` has its own runner. Each package hands this on, so that `vitest run` in its
 * folder runs its own tests and the root's runs all.
 */
export default defineConfig({
  resolve: { alias: { "@": fileURLToPath(new URL("./apps/web", import.meta.url)) } },
  test: {
    include: ["**/*.test.ts"],
    exclude: ["**/node_modules/**", "**/.next/**"],
    // Properties are tried on hundreds of texts: on a busy machine that takes long without being wrong.
    testTimeout: 60_000,
  },
});
