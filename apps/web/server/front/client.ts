import { isPublicAddress } from "@pledgebook/api/outside/public-address";
import ipaddr from "ipaddr.js";

/** Bits of an IPv6 address that name a network: a household or a machine has all addresses of one. */
const NETWORK_BITS = 64;

/**
 * The address by which who asks is counted and limited, as one word. Only a proxy on this machine or its own network is believed:
 * of what it says, the nearest hop that is of the open internet. Of IPv6 it is the network, not the address.
 */
export function clientOf(peer: string, forwarded: string | string[] | undefined): string {
  if (isPublicAddress(peer)) return inOneWord(peer);
  const hops = [forwarded ?? []]
    .flat()
    .join(",")
    .split(",")
    .map((hop) => hop.trim())
    .filter((hop) => ipaddr.isValid(hop));
  return inOneWord(hops.findLast(isPublicAddress) ?? hops.at(-1) ?? peer);
}

function inOneWord(address: string): string {
  if (!ipaddr.isValid(address)) return "unknown";
  const parsed = ipaddr.process(address);
  if (parsed instanceof ipaddr.IPv4) return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${NETWORK_BITS}`).toString();
}
