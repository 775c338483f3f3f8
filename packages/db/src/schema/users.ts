import { roles } from "@pledgebook/core/values/vocabulary";
import { index, integer, sqliteTable, text } from "drizzle-orm/sqlite-core";
import { oneOf } from "./columns.ts";

/** People of the desk and how they sign in: the tables and columns that better-auth expects, plus the role. */
export const users = sqliteTable(
  "users",
  {
    id: text().primaryKey(),
    name: text().notNull(),
    email: text().notNull().unique(),
    emailVerified: integer({ mode: "boolean" }).notNull(),
    image: text(),
    role: text({ enum: roles }).notNull(),
    /** A person who left: cannot sign in, stays in the history. */
    disabled: integer({ mode: "boolean" }).notNull().default(false),
    /** Signs in with a code beside the password. */
    twoFactorEnabled: integer({ mode: "boolean" }).notNull().default(false),
    createdAt: integer({ mode: "timestamp_ms" }).notNull(),
    updatedAt: integer({ mode: "timestamp_ms" }).notNull(),
  },
  (table) => [oneOf("users_role", table.role, roles)],
);

export const sessions = sqliteTable("sessions", {
  id: text().primaryKey(),
  token: text().notNull().unique(),
  expiresAt: integer({ mode: "timestamp_ms" }).notNull(),
  ipAddress: text(),
  userAgent: text(),
  userId: text()
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
  createdAt: integer({ mode: "timestamp_ms" }).notNull(),
  updatedAt: integer({ mode: "timestamp_ms" }).notNull(),
});

export const accounts = sqliteTable("accounts", {
  id: text().primaryKey(),
  accountId: text().notNull(),
  providerId: text().notNull(),
  userId: text()
    .notNull()
    .references(() => users.id, { onDelete: "cascade" }),
  accessToken: text(),
  refreshToken: text(),
  idToken: text(),
  accessTokenExpiresAt: integer({ mode: "timestamp_ms" }),
  refreshTokenExpiresAt: integer({ mode: "timestamp_ms" }),
  scope: text(),
  password: text(),
  createdAt: integer({ mode: "timestamp_ms" }).notNull(),
  updatedAt: integer({ mode: "timestamp_ms" }).notNull(),
});

/** The second factor of a person: what codes are made of (RFC 6238) and the recovery codes, both encrypted with the site's secret. */
export const twoFactors = sqliteTable("two_factors", {
  id: text().primaryKey(),
  secret: text().notNull(),
  backupCodes: text().notNull(),
  userId: text()
    .notNull()
    .unique()
    .references(() => users.id, { onDelete: "cascade" }),
  verified: integer({ mode: "boolean" }).notNull().default(true),
  failedVerificationCount: integer().notNull().default(0),
  lockedUntil: integer({ mode: "timestamp_ms" }),
});

/**
 * Keys by which a person signs in without a password (WebAuthn level 3, https://www.w3.org/TR/webauthn-3/): the public half, as
 * better-auth keeps it. The private one never leaves the person's device.
 */
export const passkeys = sqliteTable(
  "passkeys",
  {
    id: text().primaryKey(),
    name: text(),
    publicKey: text().notNull(),
    userId: text()
      .notNull()
      .references(() => users.id, { onDelete: "cascade" }),
    credentialID: text("credential_id").notNull().unique(),
    counter: integer().notNull(),
    deviceType: text().notNull(),
    backedUp: integer({ mode: "boolean" }).notNull(),
    transports: text(),
    createdAt: integer({ mode: "timestamp_ms" }),
    aaguid: text(),
  },
  (table) => [index("passkeys_by_person").on(table.userId)],
);

export const verifications = sqliteTable("verifications", {
  id: text().primaryKey(),
  identifier: text().notNull(),
  value: text().notNull(),
  expiresAt: integer({ mode: "timestamp_ms" }).notNull(),
  createdAt: integer({ mode: "timestamp_ms" }),
  updatedAt: integer({ mode: "timestamp_ms" }),
});

/** Attempts to sign in, counted across processes, so that a second server does not double the allowance. */
export const rateLimits = sqliteTable("rate_limits", {
  id: text().primaryKey(),
  key: text().notNull().unique(),
  count: integer().notNull(),
  lastRequest: integer().notNull(),
});
