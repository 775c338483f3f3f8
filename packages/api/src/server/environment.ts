import { dirname } from "node:path";
import { isTimeZone } from "@pledgebook/core/values/wall-time";
import { z } from "zod";

/** What an operator may set, read once per process from the environment (`.env.example` describes each). */
export interface Environment {
  port: number;
  host: string | undefined;
  /** Where the site's figures are told on this machine's loopback; nowhere without. */
  metricsPort: number | undefined;
  databaseUrl: string;
  databaseAuthToken: string | undefined;
  /** Where what is no table is kept: pictures, the secret. */
  dataFolder: string;
  siteUrl: string;
  siteName: string;
  /** The mail server that letters are handed to, and who they come from. */
  smtpUrl: string | undefined;
  mailFrom: string | undefined;
  /** Name of the IANA database: by whose clocks days of publishing and announcing are told, and later publications set. */
  timeZone: string;
  authSecret: string | undefined;
  demo: boolean;
  /** Serves readers from a copy and writes nothing. */
  readOnly: boolean;
  /** What a standby shows its primary; nobody may follow without. */
  standbyToken: string | undefined;
}

const shape = z.object({
  PORT: z.coerce
    .number("PORT must be a number")
    .int()
    .min(1, "PORT must be from 1 to 65535")
    .max(65535, "PORT must be from 1 to 65535")
    .default(3000),
  HOST: z.string().min(1).optional(),
  METRICS_PORT: z.coerce
    .number("METRICS_PORT must be a number")
    .int()
    .min(1, "METRICS_PORT must be from 1 to 65535")
    .max(65535, "METRICS_PORT must be from 1 to 65535")
    .optional(),
  DATABASE_URL: z
    .string()
    .regex(
      /^(file:.+|libsql:\/\/.+|https?:\/\/.+|wss?:\/\/.+)$/,
      "DATABASE_URL must begin with file:, libsql:// or http://",
    )
    .default("file:./data/pledgebook.db"),
  DATABASE_AUTH_TOKEN: z.string().optional(),
  DATA_FOLDER: z.string().optional(),
  SITE_URL: z
    .url({ protocol: /^https?$/, error: "SITE_URL must be an address that begins with http:// or https://" })
    .optional(),
  SMTP_URL: z
    .string()
    .regex(/^smtps?:\/\/.+/, "SMTP_URL must begin with smtp:// or smtps://")
    .optional(),
  MAIL_FROM: z
    .string()
    .regex(/^[^\r\n]*[^\s@]+@[^\s@]+$/, "MAIL_FROM must be an e-mail address, or a name and an address in <>")
    .optional(),
  SITE_NAME: z.string().min(1).max(60, "SITE_NAME must have at most 60 characters").default("Pledgebook"),
  TIME_ZONE: z
    .string()
    .refine(isTimeZone, "TIME_ZONE must be the name of a time zone, such as Europe/Kyiv or UTC")
    .default("UTC"),
  AUTH_SECRET: z.string().min(32, "AUTH_SECRET must have at least 32 characters").optional(),
  DEMO: z.enum(["0", "1"], "DEMO must be 0 or 1").default("1"),
  READ_ONLY: z.enum(["0", "1"], "READ_ONLY must be 0 or 1").default("0"),
  STANDBY_TOKEN: z.string().min(32, "STANDBY_TOKEN must have at least 32 characters").optional(),
});

/** @throws Error with one sentence for each bad value, naming the variable. Empty values count as absent. */
export function readEnvironment(variables: Record<string, string | undefined>): Environment {
  const given = Object.fromEntries(Object.entries(variables).filter(([, value]) => value !== ""));
  const parsed = shape.safeParse(given);
  if (!parsed.success)
    throw new Error(
      parsed.error.issues
        .map((issue) =>
          issue.message.includes(String(issue.path[0]))
            ? issue.message
            : `${String(issue.path[0])}: ${issue.message}`,
        )
        .join("; "),
    );
  const env = parsed.data;
  return {
    port: env.PORT,
    host: env.HOST,
    metricsPort: env.METRICS_PORT,
    databaseUrl: env.DATABASE_URL,
    databaseAuthToken: env.DATABASE_AUTH_TOKEN,
    dataFolder: env.DATA_FOLDER ?? folderBeside(env.DATABASE_URL),
    siteUrl: (env.SITE_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ""),
    siteName: env.SITE_NAME,
    smtpUrl: env.SMTP_URL,
    mailFrom: env.MAIL_FROM,
    timeZone: env.TIME_ZONE,
    authSecret: env.AUTH_SECRET,
    demo: env.DEMO === "1",
    readOnly: env.READ_ONLY === "1",
    standbyToken: env.STANDBY_TOKEN,
  };
}

/** The folder of a database that is a file; a server's is elsewhere. */
function folderBeside(databaseUrl: string): string {
  return databaseUrl.startsWith("file:") ? dirname(databaseUrl.slice("file:".length)) : "data";
}
