import ipaddr from "ipaddr.js";

/** All that is given out of IPv6 for the open internet (IANA, IPv6 Global Unicast Address Assignments). */
const GLOBAL = ipaddr.IPv6.parseCIDR("2000::/3");

/** Addresses that clouds keep for themselves among those of the open internet (Azure's platform resources). */
const PLATFORMS = new Set(["168.63.129.16"]);

/** Whether an address (of the Internet protocol) belongs to the open internet, and to nobody's inner network. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false;
  const parsed = ipaddr.process(address);
  if (PLATFORMS.has(parsed.toString())) return false;
  if (parsed.range() !== "unicast") return false;
  return parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL);
}
