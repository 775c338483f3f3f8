import { addBackup } from "./commands/backup.ts";
import { addClock } from "./commands/clock.ts";
import { addDemo } from "./commands/demo.ts";
import { addDetect } from "./commands/detect.ts";
import { addDoctor } from "./commands/doctor.ts";
import { addExport } from "./commands/export.ts";
import { addImport } from "./commands/import.ts";
import { addMatch } from "./commands/match.ts";
import { addMigrate } from "./commands/migrate.ts";
import { addRates } from "./commands/rates.ts";
import { addReanchor } from "./commands/reanchor.ts";
import { addRelease } from "./commands/release.ts";
import { addRestore } from "./commands/restore.ts";
import { addSeed } from "./commands/seed.ts";
import { addServe } from "./commands/serve.ts";
import { addStandby } from "./commands/standby.ts";
import { addTrain } from "./commands/train.ts";
import { addUser } from "./commands/user.ts";
import { runProgram } from "./program.ts";

/** The order is that of `--help`. */
const commands = [
  addImport,
  addExport,
  addDetect,
  addReanchor,
  addMatch,
  addTrain,
  addUser,
  addRates,
  addSeed,
  addRelease,
  addBackup,
  addRestore,
  addDoctor,
  addMigrate,
  addDemo,
  addClock,
  addServe,
  addStandby,
];

await runProgram(commands, process.argv.slice(2), process);
