import { wouldLoop } from "@pledgebook/core/ledger/pledge";
import fc from "fast-check";
import { expect, it, onTestFinished } from "vitest";
import { migrationsFolder } from "../../store/migrate.ts";
import { openStore } from "../../store/open.ts";
import { raw } from "../../store/store.ts";
import { temporaryFolder } from "../../testing.ts";
import { insertComponent, isNoPartOfItself } from "./packages.ts";

const CODES = ["a", "b", "c", "d", "e", "f"];

it("refuses in a plan what core says would be a circle, and nothing else", async () => {
  const folder = temporaryFolder();
  const store = openStore(`file:${folder.path}/ledger.db`);
  onTestFinished(async () => {
    await store.close();
    folder.remove();
  });
  await store.migrate(migrationsFolder);
  await store.derive(
    CODES.map((code) => ({
      statement: raw(
        `INSERT INTO pledges (id, code, recipient_code, qualifier, category, purpose, finance_type, review_state, created_at,
          updated_at, version) VALUES (?, ?, 'UA', 'unquantified', 'military', 'other', 'grant', 'waiting', '', '', 1)`,
        [code, code],
      ),
    })),
  );
  const pair = fc.tuple(fc.constantFrom(...CODES), fc.constantFrom(...CODES));
  await fc.assert(
    fc.asyncProperty(fc.array(pair, { minLength: 3, maxLength: 14 }), async (pairs) => {
      await store.derive([{ statement: raw("DELETE FROM package_components") }]);
      const parents = new Map<string, string[]>();
      for (const [component, pack] of pairs) {
        const expected = wouldLoop(component, pack, (code) => parents.get(code) ?? []);
        const put = store.derive([insertComponent(store.db, pack, component), isNoPartOfItself(component)]);
        if (expected) await expect(put).rejects.toMatchObject({ key: "package_loop" });
        else {
          await put;
          parents.set(component, [...(parents.get(component) ?? []), pack]);
        }
      }
    }),
  );
});
