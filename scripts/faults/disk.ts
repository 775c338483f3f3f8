import { spawnSync } from "node:child_process";
import { copyFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { openStore } from "@pledgebook/db/store/open";
import { raw } from "@pledgebook/db/store/store";
import { startSite } from "@pledgebook/e2e/server";
import {
  databaseIn,
  type Faults,
  newFolder,
  notTried,
  readAt,
  refusedStart,
  type Seen,
  whyNotStarted,
  workedFolder,
  writerAt,
} from "./seen.ts";

/** What goes wrong with a disk, a clock and the files of a newsroom. */
export const diskFaults: Faults = {
  "the disk is full": fullDisk,
  "the disk can only be read": readOnlyDisk,
  "the newest record lies a day ahead of the clock": clockAhead,
  "the database is cut in half": () => spoiled((file) => truncateSync(file, 40_000)),
  "the database was emptied": () =>
    spoiled((file) => {
      for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
    }),
  "the database is of a newer version": () => spoiled(tellOfTomorrow),
  "the database is another file": () => spoiled((file) => copyFileSync(fileURLToPath(import.meta.url), file)),
  "a backup under load, restored over an emptied file": restored,
};

async function fullDisk(): Promise<Seen> {
  const folder = newFolder();
  const first = await startSite(folder, { demo: false });
  await first.stop();
  // No file may grow beyond this: what a full disk answers, for one process alone.
  const site = await startSite(folder, { demo: false, mostFileKilobytes: 2_000 });
  const writer = await writerAt(site);
  await writer.save(3_000);
  const readers = await readAt(site, "/about");
  await site.stop();
  return {
    readers,
    writers: writer.refused ?? "nothing was refused",
    operator: "the log has the error with the request",
    lost: writer.refused === null ? 1 : await writer.lostIn(site.databaseUrl),
    waitedMs: writer.waitedMs,
  };
}

/** A newsroom whose disk comes up so that nobody can write to it, as Linux does when it finds a disk damaged. */
async function readOnlyDisk(): Promise<Seen> {
  const folder = newFolder();
  const mount = (...args: string[]) => spawnSync("mount", args).status === 0;
  if (!mount("-t", "tmpfs", "tmpfs", folder)) return notTried("only root can mount a disk");
  try {
    const site = await startSite(folder, { demo: false });
    const writer = await writerAt(site);
    await writer.save(5);
    await site.stop();
    if (!mount("-o", "remount,ro", folder)) return notTried("this machine does not remount a disk");
    const operator = await whyNotStarted(folder);
    const reading = await whyNotStarted(folder, { READ_ONLY: "1" });
    const readers = `with READ_ONLY=1: ${reading}`;
    mount("-o", "remount,rw", folder);
    return { ...refusedStart(operator), readers, lost: await writer.lostIn(site.databaseUrl) };
  } finally {
    spawnSync("umount", ["-l", folder]);
  }
}

async function clockAhead(): Promise<Seen> {
  const folder = newFolder();
  const site = await startSite(folder, { demo: false });
  const writer = await writerAt(site);
  await writer.save(3);
  const store = openStore(site.databaseUrl);
  await store.derive([
    {
      statement: raw(
        "INSERT INTO audit_events (at, action, subject, subject_id) SELECT ?, action, subject, subject_id FROM audit_events LIMIT 1",
        [new Date(Date.now() + 86_400_000).toISOString()],
      ),
    },
  ]);
  await store.close();
  await writer.save(1);
  const seen = {
    readers: await readAt(site, "/"),
    writers: writer.refused ?? "nothing was refused",
    operator: await readAt(site, "/readyz"),
    lost: writer.refused === null ? 1 : await writer.lostIn(site.databaseUrl),
    waitedMs: writer.waitedMs,
  };
  await site.stop();
  return seen;
}

async function spoiled(spoil: (database: string) => void | Promise<void>): Promise<Seen> {
  const { folder } = await workedFolder();
  await spoil(databaseIn(folder));
  return refusedStart(await whyNotStarted(folder));
}

async function tellOfTomorrow(file: string): Promise<void> {
  const store = openStore(`file:${file}`);
  await store.derive([
    {
      statement: raw(
        "INSERT INTO __drizzle_migrations (hash, created_at) VALUES ('of tomorrow', 9999999999999)",
      ),
    },
  ]);
  await store.close();
}

async function restored(): Promise<Seen> {
  const { folder, writer } = await workedFolder();
  const site = await startSite(folder, { demo: false });
  const backup = join(newFolder(), "newsroom.tar.gz");
  const saving = await writerAt(site);
  const [made] = await Promise.all([site.command(["backup", backup]), saving.save(60)]);
  await site.stop();
  writeFileSync(databaseIn(folder), "");
  await site.command(["restore", backup]);
  const lost = await writer.lostIn(site.databaseUrl);
  const doctor = await site.command(["doctor"]).catch((error: unknown) => String(error));
  return {
    readers: "–",
    writers: `${saving.acknowledged.length} saves meanwhile`,
    operator: `backup ${/"files":\d+/.exec(made)?.[0] ?? "?"}; doctor ${/"problem":"/.test(doctor) ? "names a problem" : "is content"}`,
    lost: lost + (/"problem":"/.test(doctor) ? 1 : 0),
    waitedMs: 0,
  };
}
