import type { ServerResponse } from "node:http";
import { describe, expect, it } from "vitest";
import { RateLimit } from "./rate-limit.ts";

function ask(limit: RateLimit, client: string, now: number) {
  const head: Record<string, string> = {};
  const response = {
    setHeader: (name: string, value: string) => {
      head[name] = value;
    },
    writeHead: (status: number, more: Record<string, string>) =>
      Object.assign(head, more, { status: String(status) }),
    end: () => {},
  } as unknown as ServerResponse;
  return { refused: limit.refuses({ headers: { "x-forwarded-for": client } }, response, now), head };
}

describe("the limit of the API", () => {
  it("counts each client for itself, says what is left, refuses what is too much and begins anew", () => {
    const limit = new RateLimit();
    for (let asked = 1; asked <= 600; asked++) {
      const { refused, head } = ask(limit, "192.0.2.1", 1000);
      expect(refused).toBe(false);
      expect(head.ratelimit).toBe(`"client";r=${600 - asked};t=60`);
    }
    const over = ask(limit, "192.0.2.1", 31_000);
    expect([over.refused, over.head.status, over.head["retry-after"]]).toEqual([true, "429", "30"]);
    expect(ask(limit, "192.0.2.2", 31_000).refused).toBe(false);
    expect(ask(limit, "192.0.2.1", 61_000).refused).toBe(false);
  });
});
