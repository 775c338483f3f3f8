import { spawn } from "node:child_process";
import { join } from "node:path";
import { openStore } from "@pledgebook/db/store/open";
import { temporaryFolder } from "@pledgebook/db/testing";
import { expect, test } from "../site.ts";
import { isHere, repository, runCommand } from "./programs.ts";

test("Litestream brings back what was written last, by the file that is shipped", async () => {
  test.skip(!isHere("litestream"), "litestream is not here");
  test.setTimeout(60_000);
  const place = temporaryFolder();
  const folder = place.path;
  const env = { ...process.env, DATA_FOLDER: folder, REPLICA_FOLDER: join(folder, "replica") };
  const configuration = join(repository, "deploy/litestream.yml");
  const file = join(folder, "pledgebook.db");
  const { db, close } = openStore(`file:${file}`);
  await db.run("CREATE TABLE words (word TEXT)");
  const child = spawn("sh", ["-c", `exec litestream replicate -config ${configuration}`], {
    env,
    stdio: "ignore",
  });
  try {
    let copies = 0;
    await expect(async () => {
      await db.run("INSERT INTO words VALUES ('again')");
      const written = await db.all("SELECT * FROM words");
      await new Promise((resolve) => setTimeout(resolve, 2_000));
      const copy = join(folder, `${copies++}.db`);
      await runCommand(`litestream restore -config ${configuration} -o ${copy} ${file}`, { env });
      const restored = openStore(`file:${copy}`);
      const found = await restored.db.all("SELECT * FROM words");
      await restored.close();
      expect(found).toEqual(written);
    }).toPass({ timeout: 30_000 });
  } finally {
    child.kill();
    await close();
    place.remove();
  }
});
