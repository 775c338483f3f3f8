import { type AddressInfo, createServer } from "node:net";
import { expect, it } from "vitest";
import { checkPort, whyNotListening } from "./listening.ts";

it("says that another program has the port, and nothing of one that is free", async () => {
  const other = createServer();
  await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
  const { port } = other.address() as AddressInfo;
  await expect(checkPort(port, "127.0.0.1")).rejects.toThrow(
    `Another program listens on 127.0.0.1, port ${port}. Stop it, or set PORT to another number.`,
  );
  await new Promise((closed) => other.close(closed));
  await expect(checkPort(port, "127.0.0.1")).resolves.toBeUndefined();
});

it("says that an address is not this machine's", async () => {
  // Of TEST-NET-1 (RFC 5737), which no machine has.
  await expect(checkPort(0, "192.0.2.1")).rejects.toThrow("192.0.2.1 is no address of this machine.");
});

it("says it of ports that are the system's, and of whatever else with its words", () => {
  const error = (code: string) => Object.assign(new Error("strange"), { code });
  expect(whyNotListening(error("EACCES"), 80, undefined)).toContain("ports below 1024 are the system's");
  expect(whyNotListening(error("EOTHER"), 80, undefined)).toBe("Cannot listen on port 80: strange");
});
