import { readFileSync } from "node:fs";
import { createServer } from "node:http";

/** The least that a Node server can do: `node static-server.ts FILE PORT` answers everything with the file's bytes. */
const [file = "", port = ""] = process.argv.slice(2);
const bytes = readFileSync(file);
const headers = { "content-type": "text/html; charset=utf-8", "content-length": bytes.length };

createServer((_request, response) => response.writeHead(200, headers).end(bytes)).listen(
  Number(port),
  "127.0.0.1",
);
