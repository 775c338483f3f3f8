import { createServer } from "node:net";

/** Why a port could not be listened on, as a sentence that says what to do. */
export function whyNotListening(
  error: NodeJS.ErrnoException,
  port: number,
  host: string | undefined,
): string {
  const where = host ? `${host}, port ${port}` : `port ${port}`;
  switch (error.code) {
    case "EADDRINUSE":
      return `Another program listens on ${where}. Stop it, or set PORT to another number.`;
    case "EACCES":
      return `This user may not listen on ${where}: ports below 1024 are the system's. Set PORT to a higher number.`;
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
    case "EAI_AGAIN":
      return `${host} is no address of this machine. Set HOST to one that is, or leave it out.`;
    default:
      return `Cannot listen on ${where}: ${error.message}`;
  }
}

/**
 * Looks whether a port can be listened on, before anything is made that is shown only once.
 * @throws Error with a sentence that says what to do.
 */
export function checkPort(port: number, host: string | undefined): Promise<void> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once("error", (error) => reject(new Error(whyNotListening(error, port, host))));
    server.listen(port, host, () => server.close(() => resolve()));
  });
}
