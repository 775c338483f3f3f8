import { expect, test } from "vitest";
import { clientOf } from "./client.ts";

test.each<[what: string, peer: string, forwarded: string | undefined, client: string]>([
  ["who comes from outside, whatever they say", "203.0.114.9", "8.8.8.8", "203.0.114.9"],
  ["who a proxy of this machine names", "127.0.0.1", "8.8.8.8", "8.8.8.8"],
  ["the nearest hop, not what the reader has put before it", "10.0.0.2", "1.1.1.1, 8.8.8.8", "8.8.8.8"],
  ["the nearest hop of the open internet behind several proxies", "10.0.0.2", "8.8.8.8, 10.0.0.7", "8.8.8.8"],
  ["one of the own network, where nobody else is there", "127.0.0.1", "192.168.1.5", "192.168.1.5"],
  ["the peer where nothing was said", "127.0.0.1", undefined, "127.0.0.1"],
  ["the peer where what was said is no address", "127.0.0.1", "nonsense, <script>", "127.0.0.1"],
  [
    "a network of IPv6, not one of its many addresses",
    "2a00:1450:4001:82b::200e",
    undefined,
    "2a00:1450:4001:82b::",
  ],
  ["an IPv4 address that came as IPv6", "::ffff:8.8.8.8", undefined, "8.8.8.8"],
  ["nobody where the connection is gone", "", undefined, "unknown"],
])("it is %s", (_, peer, forwarded, client) => {
  expect(clientOf(peer, forwarded)).toBe(client);
});
