import { createHmac, randomBytes } from "node:crypto";

/** As many as the specification asks for at least. */
const SECRET_BYTES = 32;

const PREFIX = "whsec_";

/** What a message is signed with (https://www.standardwebhooks.com): who holds it can make messages that are taken for ours. */
export function newSecret(): string {
  return PREFIX + randomBytes(SECRET_BYTES).toString("base64");
}

/**
 * The headers that a message is sent with: which one it is, the second (Unix) of this try, and the signature of both with its body.
 * `at`: ISO 8601.
 */
export function signedHeaders(
  secret: string,
  { id, at, body }: { id: string; at: string; body: string },
): Record<string, string> {
  const timestamp = String(Math.floor(Date.parse(at) / 1000));
  const key = Buffer.from(secret.slice(PREFIX.length), "base64");
  const signature = createHmac("sha256", key).update(`${id}.${timestamp}.${body}`).digest("base64");
  return {
    "content-type": "application/json",
    "user-agent": "Pledgebook",
    "webhook-id": id,
    "webhook-timestamp": timestamp,
    "webhook-signature": `v1,${signature}`,
  };
}
