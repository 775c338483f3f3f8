import type { Site } from "./server.ts";

/** The desk's procedures over HTTP. What resolves was acknowledged. */
export interface Procedures {
  /** What a query answers. @throws Error with the answer, when it is none. */
  ask: <Answer>(procedure: string, input?: unknown) => Promise<Answer>;
  /** What a mutation answers. @throws Error with the answer, when it is none. */
  tell: <Answer>(procedure: string, input: unknown) => Promise<Answer>;
  /** Whether a mutation takes what is sent. Refusing is right. @throws Error when it fails. */
  takes: (procedure: string, input: unknown) => Promise<boolean>;
}

/** The procedures for whom a session's cookie speaks. */
export function proceduresOf(site: Site, cookie: string): Procedures {
  const headers = { cookie, origin: site.url, "content-type": "application/json" };
  const address = (procedure: string) => `${site.url}/api/trpc/${procedure}`;
  const read = async <Answer>(answer: Response): Promise<Answer> => {
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${answer.url} answered ${answer.status}: ${text}`);
    return (JSON.parse(text) as { result: { data: Answer } }).result.data;
  };
  const post = (procedure: string, input: unknown) =>
    fetch(address(procedure), { method: "POST", headers, body: JSON.stringify(input) });
  return {
    ask: async (procedure, input) => {
      const query = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
      return read(await fetch(address(procedure) + query, { headers }));
    },
    tell: async (procedure, input) => read(await post(procedure, input)),
    takes: async (procedure, input) => {
      const answer = await post(procedure, input);
      const text = await answer.text();
      if (![200, 400].includes(answer.status))
        throw new Error(
          `${procedure} ${JSON.stringify(input).slice(0, 300)} answered ${answer.status}: ${text}`,
        );
      return answer.status === 200;
    },
  };
}
