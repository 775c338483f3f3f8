import type { APIRequestContext } from "@playwright/test";

/** Every kind of page of the open site, by an address that the demonstration newsroom has. */
const ADDRESSES = [
  "/",
  "/articles/copenhagen-and-the-hague-cyber-shield-and-shells",
  "/articles/UKRAINIAN",
  "/articles/copenhagen-and-the-hague-cyber-shield-and-shells/history",
  "/articles/copenhagen-and-the-hague-cyber-shield-and-shells/history/2025-06-30",
  "/pledges",
  "/pledges?donor=NL&category=cyber&status=pledged&currency=USD&nonsense=1&donor=%3Cscript%3E",
  "/pledges?status=suspended&donor=IS",
  "/pledges?as_of=2024-06-30&count_at=fund&q=shells",
  "/pledges/changes?from=2023-01-01&to=2024-06-30",
  "/pledges/P-2024-0003",
  "/pledges/P-2024-0003/report",
  "/channels/it-coalition",
  "/purposes/ammunition",
  "/donors",
  "/donors/DK",
  "/donors?measure=gdp&sort=latest",
  "/donors/compare",
  "/donors/compare?donor=DE&donor=DK&donor=NL&measure=head",
  "/overdue",
  "/channels",
  "/purposes",
  "/articles",
  "/authors",
  "/topics",
  "/authors/marit-solberg",
  "/about",
  "/contact",
  "/privacy",
  "/follow",
  "/follow/mail?donor=DE",
  "/search?q=shells",
  "/corrections",
  "/compare",
  "/data/api",
  "/data/releases",
  "/methodology",
  "/data",
];

/** The addresses of every kind of public page, in English; behind `/uk` they are there in Ukrainian. */
export async function publicPages(request: APIRequestContext): Promise<string[]> {
  const front = await (await request.get("/")).text();
  const ukrainian = /\/articles\/(551-[a-z0-9-]+)/.exec(front)?.[1] ?? "";
  return ADDRESSES.map((address) => address.replace("UKRAINIAN", ukrainian));
}

/** Every kind of page of the desk, by an address that the demonstration newsroom has. */
export const deskPages = [
  "/desk",
  "/desk/articles",
  "/desk/articles/new",
  "/desk/articles/demo-S08",
  "/desk/articles/demo-S08/annotate",
  "/desk/reports",
  "/desk/review",
  "/desk/history",
  "/desk/account",
  "/desk/names",
  "/desk/topics",
  "/desk/newsroom",
  "/desk/webhooks",
  "/desk/sources",
  "/desk/people",
  "/desk/compare",
  "/desk/design",
  "/desk/pledges/P-2024-0003",
];
