import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { readEnvironment } from "./environment.ts";

const secret = "x".repeat(32);

describe("readEnvironment", () => {
  it("needs nothing", () => {
    expect(readEnvironment({})).toEqual({
      port: 3000,
      host: undefined,
      databaseUrl: "file:./data/pledgebook.db",
      databaseAuthToken: undefined,
      dataFolder: "./data",
      siteUrl: "http://localhost:3000",
      siteName: "Pledgebook",
      timeZone: "UTC",
      authSecret: undefined,
      demo: true,
      readOnly: false,
    });
  });

  it("takes what an operator sets, and nothing else", () => {
    expect(
      readEnvironment({
        PORT: "8080",
        HOST: "127.0.0.1",
        DATABASE_URL: "libsql://ledger.example.org",
        DATABASE_AUTH_TOKEN: "token",
        DATA_FOLDER: "/srv/pledgebook",
        SITE_URL: "https://example.org/",
        SITE_NAME: "The Ledger",
        TIME_ZONE: "Europe/Kyiv",
        AUTH_SECRET: secret,
        DEMO: "0",
        READ_ONLY: "1",
        STANDBY_TOKEN: secret,
        HOME: "/root",
      }),
    ).toEqual({
      port: 8080,
      host: "127.0.0.1",
      databaseUrl: "libsql://ledger.example.org",
      databaseAuthToken: "token",
      dataFolder: "/srv/pledgebook",
      siteUrl: "https://example.org",
      siteName: "The Ledger",
      timeZone: "Europe/Kyiv",
      authSecret: secret,
      demo: false,
      readOnly: true,
      standbyToken: secret,
    });
  });

  it.each([
    ["file:/srv/ledger/pledges.db", "/srv/ledger"],
    ["http://127.0.0.1:8080", "data"],
  ])("keeps what is no table beside %s in %s", (DATABASE_URL, dataFolder) => {
    expect(readEnvironment({ DATABASE_URL })).toMatchObject({ dataFolder });
  });

  it("counts an empty value as absent", () => {
    const names = [
      "PORT",
      "HOST",
      "DATABASE_URL",
      "DATA_FOLDER",
      "SITE_URL",
      "SITE_NAME",
      "TIME_ZONE",
      "AUTH_SECRET",
      "DEMO",
      "READ_ONLY",
      "STANDBY_TOKEN",
    ];
    expect(readEnvironment(Object.fromEntries(names.map((name) => [name, ""])))).toEqual(readEnvironment({}));
  });

  it("gives the site the port that was set, when it has no address of its own", () => {
    expect(readEnvironment({ PORT: "4000" }).siteUrl).toBe("http://localhost:4000");
  });

  it.each([
    "file:/data/ledger.db",
    "file:ledger.db",
    "libsql://x",
    "http://localhost:8080",
    "https://x",
    "wss://x",
  ])("takes the database %s", (url) => expect(readEnvironment({ DATABASE_URL: url }).databaseUrl).toBe(url));

  it.each([
    ["PORT", "eighty"],
    ["PORT", "0"],
    ["PORT", "65536"],
    ["PORT", "80.5"],
    ["PORT", " "],
    ["DATABASE_URL", "./data/ledger.db"],
    ["DATABASE_URL", "file:"],
    ["DATABASE_URL", "postgres://localhost/ledger"],
    ["SITE_URL", "example.org"],
    ["SITE_URL", "ftp://example.org"],
    ["SITE_NAME", "x".repeat(61)],
    ["TIME_ZONE", "Kyiv"],
    ["TIME_ZONE", "Mars/Olympus"],
    ["AUTH_SECRET", "x".repeat(31)],
    ["DEMO", "yes"],
  ])("says that %s cannot be %j", (name, value) => {
    expect(() => readEnvironment({ [name]: value })).toThrow(new RegExp(`^${name}\\b`));
  });

  it("names every bad value at once", () => {
    expect(() => readEnvironment({ PORT: "x", DEMO: "2", AUTH_SECRET: "short" })).toThrow(
      /^PORT .*; AUTH_SECRET .*; DEMO /,
    );
  });

  it("never repeats a secret", () => {
    expect(() => readEnvironment({ AUTH_SECRET: "hunter2" })).not.toThrow(/hunter2/);
  });

  it("reads what .env.example describes, and all of it", () => {
    const example = readFileSync(new URL("../../../../.env.example", import.meta.url), "utf8");
    const described = [...example.matchAll(/^#?([A-Z_]+)=/gm)].map(([, name]) => name);
    const source = readFileSync(new URL("./environment.ts", import.meta.url), "utf8");
    expect([...source.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name).sort()).toEqual(
      described.sort(),
    );
  });
});
