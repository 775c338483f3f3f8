import { connect } from "node:net";

export interface Load {
  requests: number;
  seconds: number;
  /** For each request, milliseconds from asking to the first byte of the answer. */
  firstByteMs: number[];
}

const HEAD_END = Buffer.from("\r\n\r\n");
const LAST_CHUNK = Buffer.from("0\r\n\r\n");

/** The address to ask for next. */
export type NextAddress = () => string;

/**
 * Asks for one address, or one after another, over and over on so many connections, each waiting for its whole answer. On plain sockets, so that
 * what is measured is the server's work and not a client's.
 */
export async function load(
  address: string | NextAddress,
  connections: number,
  seconds: number,
): Promise<Load> {
  const firstByteMs: number[] = [];
  const began = performance.now();
  const deadline = began + seconds * 1000;
  const next = typeof address === "string" ? () => address : address;
  const ask = () => oneConnection(next, deadline, firstByteMs);
  await Promise.all(Array.from({ length: connections }, ask));
  return { requests: firstByteMs.length, seconds: (performance.now() - began) / 1000, firstByteMs };
}

function oneConnection(next: NextAddress, deadline: number, firstByteMs: number[]): Promise<void> {
  const url = new URL(next());
  const socket = connect(Number(url.port), url.hostname);
  socket.setNoDelay(true);
  let asked = 0;
  let received = 0;
  /** Bytes of the whole answer; null when it comes in chunks of unknown number. */
  let expected: number | null = null;
  const ask = () => {
    received = 0;
    asked = performance.now();
    const { pathname, search, host } = new URL(next());
    socket.write(`GET ${pathname}${search} HTTP/1.1\r\nHost: ${host}\r\n\r\n`);
  };
  return new Promise((resolve, reject) => {
    socket.setTimeout(10_000, () => socket.destroy(new Error(`${url} does not answer`)));
    socket.on("connect", ask);
    socket.on("error", reject);
    socket.on("close", () => resolve());
    socket.on("data", (chunk) => {
      if (received === 0) {
        firstByteMs.push(performance.now() - asked);
        const head = readHead(chunk);
        if (!head.isGood) return socket.destroy(new Error(`${url} answered: ${head.text.slice(0, 80)}`));
        ({ expected } = head);
      }
      received += chunk.length;
      const whole =
        expected === null ? chunk.subarray(-LAST_CHUNK.length).equals(LAST_CHUNK) : received >= expected;
      if (!whole) return;
      if (performance.now() < deadline) ask();
      else socket.end();
    });
  });
}

/** The beginning of an answer: whether it is one, and how long it will be with its head; null when it comes in chunks. */
function readHead(chunk: Buffer): { text: string; isGood: boolean; expected: number | null } {
  const end = chunk.indexOf(HEAD_END);
  const text = chunk.toString("latin1", 0, end);
  const length = /\r\ncontent-length: (\d+)/i.exec(text)?.[1];
  return {
    text,
    isGood: text.startsWith("HTTP/1.1 200 "),
    expected: length === undefined ? null : end + HEAD_END.length + Number(length),
  };
}
