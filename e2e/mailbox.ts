import type { AddressInfo } from "node:net";
import { text } from "node:stream/consumers";
import { SMTPServer } from "smtp-server";

/** A real mail server on this machine that keeps every letter as it came: its head, an empty line, its text. */
export interface Mailbox {
  /** For `SMTP_URL`. */
  url: string;
  letters: string[];
  close(): Promise<void>;
}

export async function openMailbox(): Promise<Mailbox> {
  const letters: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ["STARTTLS"],
    onData: (stream, _, done) =>
      void text(stream)
        .then((letter) => letters.push(decoded(letter)))
        .then(() => done()),
  });
  await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
  const { port } = server.server.address() as AddressInfo;
  return {
    url: `smtp://127.0.0.1:${port}`,
    letters,
    close: () => new Promise<void>((closed) => server.close(() => closed())),
  };
}

/** Quoted-printable or base 64 (RFC 2045) as what it says; lines of the head that go on are one (RFC 5322, 2.2.3). */
function decoded(letter: string): string {
  const [head = "", ...rest] = letter.split("\r\n\r\n");
  const body = rest.join("\r\n\r\n");
  const quoted = body
    .replace(/=\r\n/g, "")
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)));
  const bytes = /^content-transfer-encoding: base64/im.test(head)
    ? Buffer.from(body, "base64")
    : Buffer.from(quoted, "latin1");
  return `${head.replace(/\r\n[ \t]+/g, " ")}\n\n${bytes.toString("utf8")}`;
}
