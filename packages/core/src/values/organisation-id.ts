/**
 * An organisation's identifier as IATI and org-id.guide write it: the register it stands in (a country or X-code, a dash, the
 * register's own code), a dash, its number there, without the signs that IATI's ruleset excludes. 'XM-DAC-41122', 'GB-COH-1234567'.
 * The register's letters are made capitals; null for what is none, such as a bare number, of which nobody knows the register.
 */
export function readOrganisationId(text: string): string | null {
  const [, register, number] = /^([A-Z]{2}-[A-Z0-9_]{2,20})-([^\s/&|?]{1,50})$/i.exec(text.trim()) ?? [];
  return register && number ? `${register.toUpperCase()}-${number}` : null;
}
