import { readFileSync } from "node:fs";
import { writeFilter } from "@pledgebook/core/ledger/filter";
import { type Currency, isCurrency } from "@pledgebook/core/values/currencies";
import { minorFromDecimal } from "@pledgebook/core/values/money";
import {
  categories,
  displayCurrencies,
  financeTypes,
  purposes,
  qualifiers,
  sortOrders,
  statuses,
} from "@pledgebook/core/values/vocabulary";
import { seedDemonstration } from "@pledgebook/demo/demonstration";
import { csvOf } from "@pledgebook/formats/write/csv";
import { columns } from "@pledgebook/formats/write/ledger-columns";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { approve, markWords } from "../testing/acts.ts";
import { anna, edith, preparedNewsroom, type TestNewsroom, testNewsroom } from "../testing/newsroom.ts";
import { articleOf, millions, pledgeOf, words } from "../testing/story.ts";
import type { LedgerView } from "./answer.ts";
import { jsonOf, ledgerFile } from "./ledger-file.ts";

const { from: demonstration } = await preparedNewsroom((room) => seedDemonstration(room.store));
const site = "https://ledger.example.org";
const names = columns.map(({ name }) => name);

/** The records of an RFC 4180 file. */
function parseCsv(text: string): string[][] {
  const records: string[][] = [[]];
  for (const [, quoted, plain, end] of text.matchAll(/(?:"((?:[^"]|"")*)"|([^,"\r\n]*))(,|\r\n|$)/g)) {
    records.at(-1)?.push(quoted?.replaceAll('""', '"') ?? plain ?? "");
    if (end === "\r\n") records.push([]);
    if (end === "") break;
  }
  return records.slice(0, -1);
}

async function whole(pieces: AsyncIterable<string>): Promise<string> {
  let text = "";
  for await (const piece of pieces) text += piece;
  return text;
}

async function* rowsOf(view: LedgerView) {
  yield view.rows;
}

const ledgerCsv = (view: LedgerView) => whole(csvOf(rowsOf(view), site));
const ledgerJson = async (view: LedgerView) => JSON.parse(await whole(jsonOf(view, rowsOf(view), site)));
type LedgerJson = Awaited<ReturnType<typeof ledgerJson>>;

async function csvRows(view: LedgerView): Promise<Record<string, string>[]> {
  const [header = [], ...records] = parseCsv(await ledgerCsv(view));
  return records.map((record) =>
    Object.fromEntries(header.map((name, index) => [name, record[index] ?? ""])),
  );
}

/** Units of a currency as the file has them, as minor units. */
function minor(text: string | null | undefined, currency: string | null | undefined): number {
  const value = isCurrency(currency) ? minorFromDecimal(text ?? "", currency as Currency) : null;
  if (value === null) throw new Error(`no amount: ${text} ${currency}`);
  return value;
}

/** One pledge that counts, with these words in its fields and under its mark. */
async function oneRow(purposeNote: string, quote: string) {
  const room = await testNewsroom();
  const { id } = await room.as(anna).articles.create(articleOf({ paragraphs: [`${quote}.`] }));
  const { annotationId, code } = await markWords(room.as(anna), id, quote, {
    pledge: { kind: "new", fields: pledgeOf({ purposeNote }), pack: null },
  });
  await approve(room.as(edith), annotationId);
  await room.as(edith).articles.publish({ id, version: 1 });
  return { view: await room.as(null).ledger.query({ query: "" }), annotationId, code };
}

describe("the CSV", () => {
  it("has a header with the names of the columns and a record for each row, in lines that end as RFC 4180 says", async () => {
    const { view, annotationId, code } = await oneRow("Shells", "The Netherlands gives 87 million euros");
    const csv = await ledgerCsv(view);
    expect(csv.split("\r\n")).toHaveLength(3);
    expect(csv.replaceAll("\r\n", "")).not.toMatch(/[\r\n]/);
    const [header, record = []] = parseCsv(csv);
    expect(header).toEqual(names);
    expect(new Set(names).size).toBe(names.length);
    expect(Object.fromEntries(names.map((name, index) => [name, record[index]]))).toEqual({
      code,
      kind: "pledge",
      donor: "NL",
      recipient: "UA",
      status: "pledged",
      year: "",
      category: "military",
      purpose: "ammunition",
      purpose_note: "Shells",
      finance_type: "grant",
      channel: "",
      in_kind: "",
      announced_on: "2024-01-29",
      packages: "",
      qualifier: "exact",
      currency: "EUR",
      amount_floor: "87000000",
      amount_ceiling: "87000000",
      converted_currency: "EUR",
      converted_floor: "87000000",
      converted_ceiling: "87000000",
      rate: "",
      rate_date: "",
      rate_source: "",
      display_rate: "",
      display_rate_date: "",
      display_rate_source: "",
      in_total: "true",
      quote: "The Netherlands gives 87 million euros",
      evidence_url: `${site}/articles/${view.rows[0]?.evidence.articleSlug}#m-${annotationId}`,
      pledge_url: `${site}/pledges/${code}`,
      recorded_at: view.rows[0]?.recordedAt,
      partly: "",
      overlap: "",
      overlap_with: "",
      being_checked: "false",
      due_by: "",
      purpose_note_uk: "",
      in_kind_uk: "",
    });
  });

  it.each(['=HYPERLINK("http://evil.example.org")', "+380 44 000", "-5 million", "@SUM(A1:A9)", "\uff1d1+1"])(
    "does not let a spreadsheet run %s, and JSON has it as it is",
    async (words) => {
      const { view } = await oneRow(words, `${words} euros`);
      const [row] = await csvRows(view);
      expect(row).toMatchObject({ purpose_note: `'${words}`, quote: `'${words} euros` });
      expect((await ledgerJson(view)).rows[0]).toMatchObject({
        purpose_note: words,
        quote: `${words} euros`,
      });
    },
  );

  it.each([
    ["tanks; =1+1", "tanks; '=1+1"],
    ["tanks\t@SUM(A1)", "tanks\t'@SUM(A1)"],
    ['tanks;"+1', "tanks;\"'+1"],
    ["tanks; -5", "tanks; '-5"],
    ["tanks; five", "tanks; five"],
  ])("nor %j behind what other programs part cells by", async (words, written) => {
    const [row] = await csvRows((await oneRow(words, "87 million euros")).view);
    expect(row).toMatchObject({ purpose_note: written });
  });

  it("says of each row how firm its own figure is, and converts to whole units", async () => {
    const room = await testNewsroom();
    const desk = room.as(anna);
    const { id } = await desk.articles.create(articleOf());
    const about = { ...millions(500, "DKK"), qualifier: "about" as const };
    const pack = { kind: "new" as const, fields: pledgeOf({ amount: about }) };
    const exact = { ...millions(1, "DKK"), min: 12_345_678_90, max: 12_345_678_90 };
    const marks = [
      await markWords(desk, id, words.shells, {
        pledge: { kind: "new", fields: pledgeOf({ amount: exact }), pack },
      }),
      await markWords(desk, id, words.fund, {
        pledge: {
          kind: "new",
          fields: pledgeOf({ amount: millions(25, "EUR", "more_than"), purpose: "training" }),
          pack: null,
        },
      }),
    ];
    const [component] = marks;
    const packCode = (await desk.pledges.forDesk({ code: component!.code })).packageCodes[0]!;
    const whole = await markWords(desk, id, words.cyber, {
      pledge: { kind: "existing", code: packCode, role: "restatement" },
    });
    for (const { annotationId } of [...marks, whole]) await approve(room.as(edith), annotationId);
    await room.as(edith).articles.publish({ id, version: 1 });
    const view = await room.as(null).ledger.query({ query: "" });
    const rows = await csvRows(view);
    expect(rows.map((row) => [row.kind, row.qualifier, row.amount_floor, row.converted_floor])).toEqual(
      expect.arrayContaining([
        ["pledge", "exact", "12345678.9", "1655627"],
        ["remainder", "about", "487654321.1", "65397264"],
        ["pledge", "more_than", "25000000", "25000000"],
      ]),
    );
    expectOneSum(view, await ledgerJson(view), rows);
    expect(await room.as(null).pledges.byCode({ code: packCode })).toMatchObject({
      remainderQualifier: "about",
    });
  });

  it("keeps commas, quotation marks and letters of every script", async () => {
    const { view } = await oneRow('87 млн, "снаряди"; ₴ € 😀', "Гаага дає 87 млн, «на снаряди»");
    expect(await csvRows(view)).toMatchObject([
      { purpose_note: '87 млн, "снаряди"; ₴ € 😀', quote: "Гаага дає 87 млн, «на снаряди»" },
    ]);
  });

  it("has nothing but its header when there is nothing", async () => {
    const room = await testNewsroom();
    const view = await room.as(null).ledger.query({ query: "donor=NL" });
    expect(await ledgerCsv(view)).toBe(`${names.join(",")}\r\n`);
    expect(await ledgerJson(view)).toMatchObject({ totals: [], rows: [] });
  });
});

/** That the totals of the page and of the JSON are what adding up the cells of the CSV gives, to the cent. */
function expectOneSum(view: LedgerView, json: LedgerJson, rows: Record<string, string>[]) {
  for (const [totals, inTotal] of [
    [json.totals, "true"],
    [json.beside_totals, "false"],
  ] as const)
    for (const status of statuses) {
      const at = rows.filter((row) => row.status === status && row.in_total === inTotal);
      const total = totals.find((one: { status: string }) => one.status === status);
      const valued = at.filter((row) => row.converted_floor !== "");
      const sum = (name: string) =>
        valued.reduce((soFar, row) => soFar + minor(row[name], row.converted_currency), 0);
      const open = valued.some((row) => row.converted_ceiling === "");
      if (!total) {
        expect(at).toEqual([]);
        continue;
      }
      expect(minor(total.floor, json.currency)).toBe(sum("converted_floor"));
      if (open) expect(total.ceiling).toBeNull();
      else expect(minor(total.ceiling, json.currency)).toBe(sum("converted_ceiling"));
      expect(total.pledges).toBe(new Set(at.map((row) => row.code)).size);
      expect(total.without_value).toBe(at.filter((row) => row.amount_floor === "").length);
      expect(total.without_rate).toBe(
        at.filter((row) => row.amount_floor !== "" && row.converted_floor === "").length,
      );
      const page = inTotal === "true" ? view.totals : view.besideTotals;
      expect(page.find((one) => one.status === status)?.bounds).toEqual({
        floor: sum("converted_floor"),
        ceiling: open ? null : sum("converted_ceiling"),
      });
    }
}

describe.each([
  "",
  "currency=UAH",
  "donor=DK",
  "donor=NL&donor=ORG:EU&currency=USD",
  "category=energy&currency=GBP",
  "status=disbursed&status=delivered",
])("page, CSV and JSON of '%s'", (query) => {
  const ask = async (room: TestNewsroom) => room.as(null).ledger.query({ query, limit: 500 });

  it("have the same rows", async () => {
    const view = await ask(await testNewsroom(demonstration));
    const { rows } = await ledgerJson(view);
    expect(rows.length).toBe(view.rows.length);
    expect(rows.length).toBeGreaterThan(0);
    for (const row of rows) expect(Object.keys(row)).toEqual(names);
    expect(
      (await csvRows(view)).map((row) => Object.values(row).map((cell) => cell.replace(/^'/, ""))),
    ).toEqual(
      rows.map((row: Record<string, string | null>) => Object.values(row).map((value) => value ?? "")),
    );
    expect(rows.map((row: Record<string, string>) => [row.code, row.status])).toEqual(
      view.rows.map((row) => [row.code, row.status]),
    );
  });

  it("add up to the same sums, to the cent, at every stage", async () => {
    const view = await ask(await testNewsroom(demonstration));
    expectOneSum(view, await ledgerJson(view), await csvRows(view));
  });

  it("are whole in the files, however many pages the page has", async () => {
    const room = await testNewsroom(demonstration);
    const view = await ask(room);
    const context = {
      ...room,
      person: null,
      now: () => "2026-11-24T00:00:00.000Z",
      newId: () => "",
      published: () => {},
    };
    expect(await whole(await ledgerFile(context, "csv", query, site))).toBe(await ledgerCsv(view));
    expect(JSON.parse(await whole(await ledgerFile(context, "json", query, site)))).toEqual(
      await ledgerJson(view),
    );
  });

  it("say where every row's figure comes from", async () => {
    const room = await testNewsroom(demonstration);
    const rows = await csvRows(await ask(room));
    const places = rows.map((row) => /\/articles\/(.+)#m-(.+)$/.exec(row.evidence_url ?? ""));
    const drawn = new Map<string | undefined, string[]>();
    for (const slug of new Set(places.map((place) => place?.[1]))) {
      const shown = await room.as(null).articles.bySlug({ slug: slug ?? "" });
      drawn.set(slug, shown?.kind === "article" ? shown.marks.map(({ id }) => id) : []);
    }
    for (const place of places) expect(drawn.get(place?.[1])).toContain(place?.[2]);
    for (const row of rows) expect(row.quote).not.toBe("");
  });
});

describe("any question", () => {
  const some = (key: string, values: readonly string[]) =>
    fc.subarray([...values], { maxLength: 3 }).map((chosen) => chosen.map((value) => [key, value]));
  const maybe = (key: string, values: readonly string[]) =>
    fc.option(fc.constantFrom(...values)).map((value) => (value === null ? [] : [[key, value]]));
  const questions = fc
    .tuple(
      some("donor", ["DK", "NL", "NO", "DE", "US", "ORG:EU", "SE", "ZZ"]),
      some("category", categories),
      some("purpose", purposes),
      some("status", statuses),
      some("finance", financeTypes),
      maybe("from", ["2022", "2023-06", "2024-02-10", "2024-Q2"]),
      maybe("to", ["2023", "2024-03-05", "2025-12"]),
      maybe("min", ["0", "1000000", "50000000"]),
      maybe("max", ["10000000", "1000000000"]),
      maybe("q", ["shells", "ammunition", "energy", "mill", "a"]),
      maybe("count_at", ["fund", "donor"]),
      maybe("currency", displayCurrencies),
      maybe("as_of", ["2023-01-01", "2024-02-15", "2025-06-30"]),
      maybe("sort", sortOrders),
    )
    .map((parts) => new URLSearchParams(parts.flat() as [string, string][]).toString());

  it("has one answer: page by page, as CSV and as JSON, to the cent", async () => {
    const room = await testNewsroom(demonstration);
    const reader = room.as(null);
    await fc.assert(
      fc.asyncProperty(questions, async (query) => {
        const view = await reader.ledger.query({ query, limit: 500 });
        const rows = await csvRows(view);
        expectOneSum(view, await ledgerJson(view), rows);
        const walked: string[] = [];
        let page = await reader.ledger.query({ query, limit: 7 });
        for (;;) {
          walked.push(...page.rows.map(({ code, part }) => `${code} ${part}`));
          if (!page.next) break;
          const next = writeFilter(page.filter, page.next).toString();
          page = await reader.ledger.query({ query: next, limit: 7 });
        }
        expect(walked).toEqual(view.rows.map(({ code, part }) => `${code} ${part}`));
        expect(view.count).toBe(walked.length);
      }),
      { numRuns: 150 },
    );
  });
});

describe("a file is asked for", () => {
  /** The names of the rows that a file has for a query; null where it refuses the query. */
  async function fileRows(room: TestNewsroom, form: "csv" | "json", query: string): Promise<string[] | null> {
    const context = {
      ...room,
      person: null,
      now: () => "2026-11-24T00:00:00.000Z",
      newId: () => "",
      published: () => {},
    };
    try {
      const text = await whole(await ledgerFile(context, form, query, site));
      const rows: string[][] =
        form === "csv"
          ? parseCsv(text).slice(1)
          : JSON.parse(text).rows.map((row: Record<string, string>) => names.map((name) => row[name]));
      return rows.map((row) => [row[0], row[4], row[5], row[16], row[17]].join(" "));
    } catch (error) {
      expect(error).toMatchObject({ code: "invalid", key: "query_not_understood" });
      expect((error as Error).message).toMatch(/\.$/);
      return null;
    }
  }
  it.each([
    ["donor=UK", "donor=GB"],
    ["donor=uk&donor=eu", "donor=GB&donor=ORG:EU"],
    ["donor=NLD", "donor=NL"],
    ["donor=Нідерланди", "donor=NL"],
    ["donor=USA,Czech Republic", "donor=US&donor=CZ"],
    ["donor=world bank", "donor=ORG:WorldBank"],
    ["recipient=Ukraine", "recipient=UA"],
    ["channel=IT%20coalition", "channel=it-coalition"],
    ["channel=Bilateral", "channel=bilateral"],
    ["purpose=Air%20Defence&status=Pledged", "purpose=air_defence&status=pledged"],
    ["utm_source=mail", ""],
  ])("'%s' and answers '%s'", async (query, understood) => {
    const room = await testNewsroom(demonstration);
    for (const form of ["csv", "json"] as const) {
      const rows = await fileRows(room, form, query);
      expect(rows?.length).toBeGreaterThan(0);
      expect(rows).toEqual(await fileRows(room, form, understood));
    }
  });

  it.each(["donor=FJ", "donor=Fiji", "recipient=TV", "donor=NL&from=2199", "max=0&donor=DK"])(
    "'%s' and has no rows, which is an answer",
    async (query) => {
      const room = await testNewsroom(demonstration);
      expect(await fileRows(room, "csv", query)).toEqual([]);
      expect(await fileRows(room, "json", query)).toEqual([]);
      const view = await room.as(null).ledger.query({ query });
      expect(view).toMatchObject({ count: 0, totals: [], ignored: [] });
    },
  );

  it.each([
    "donor=ZZ",
    "donor=NL&donor=ZZ",
    "donor=ORG:Nobody",
    "recipient=Atlantis",
    "channel=none-of-ours",
    "doner=NL",
    "from=31.01.2024",
    "to=yesterday",
    "status=paid",
    "category=weapons",
    "purpose=bombs",
    "finance=gift",
    "currency=DKK",
    "sort=name",
    "count_at=bank",
    "as_of=2999-01-01",
    "min=-1",
    "max=1e9",
    "min=5&max=4",
    "from=2025&to=2024",
    "from=2024&from=2025",
    "after=x",
    "sort=oldest&after=newest~2024-01-29~P-2024-0031~pledged",
    "q=%22",
    "donor=",
  ])("'%s' and refuses it, also where sums are asked for", async (query) => {
    const room = await testNewsroom(demonstration);
    expect(await fileRows(room, "csv", query)).toBeNull();
    expect(await fileRows(room, "json", query)).toBeNull();
    const reader = room.as(null).ledger;
    for (const ask of [reader.overview, reader.choices, reader.flow])
      await expect(ask({ query })).rejects.toMatchObject({ code: "BAD_REQUEST" });
  });

  it("what follows a row, and has the rest", async () => {
    const room = await testNewsroom(demonstration);
    const all = (await fileRows(room, "csv", "sort=oldest")) ?? [];
    const page = await room.as(null).ledger.query({ query: "sort=oldest", limit: 10 });
    const query = writeFilter(page.filter, page.next).toString();
    expect(await fileRows(room, "csv", query)).toEqual(all.slice(10));
  });

  /** What may stand behind a key, and what it says; null: nothing. */
  const values: Record<string, Record<string, string | null>> = {
    donor: {
      NL: "NL",
      uk: "GB",
      Данія: "DK",
      EU: "ORG:EU",
      FJ: "FJ",
      ZZ: null,
      "ORG:Nobody": null,
      "%": null,
    },
    recipient: { UA: "UA", ukr: "UA", MDA: "MD", UAA: null },
    channel: { bilateral: "bilateral", "IT coalition": "it-coalition", nowhere: null },
    category: { Military: "military", energy: "energy", weapons: null },
    purpose: { "air-defence": "air_defence", ammunition: "ammunition", bombs: null },
    status: { PLEDGED: "pledged", disbursed: "disbursed", paid: null },
    finance: { Loan: "loan", gift: null },
    from: { 2023: "2023", "2024-q1": "2024-Q1", "1.2.2024": null },
    to: { 2024: "2024", "2025-06-30": "2025-06-30", soon: null },
    min: { 1000000: "1000000", "1m": null },
    max: { 900000000: "900000000", "1,5": null },
    q: { shells: "shells", '"': null },
    count_at: { Fund: "fund", bank: null },
    currency: { usd: "USD", DKK: null },
    as_of: { "2025-06-30": "2025-06-30", "2999-01-01": null },
    sort: { largest: "largest", name: null },
    doner: { NL: null },
  };
  const pair = fc
    .constantFrom(...Object.entries(values))
    .chain(([key, meanings]) =>
      fc.constantFrom(...Object.entries(meanings)).map((value) => [key, ...value] as const),
    );
  const lists = ["donor", "recipient", "channel", "category", "purpose", "status", "finance"];

  it("anything, and answers exactly what it understood, or refuses: never more", async () => {
    const room = await testNewsroom(demonstration);
    await fc.assert(
      fc.asyncProperty(fc.array(pair, { minLength: 1, maxLength: 4 }), fc.boolean(), async (pairs, isCsv) => {
        const given = new URLSearchParams(pairs.map(([key, value]) => [key, value]));
        const isTwice = pairs.some(([key, , meaning]) =>
          pairs.some(([other, , another]) => other === key && another !== meaning && !lists.includes(key)),
        );
        const isClear = !isTwice && pairs.every(([, , meaning]) => meaning !== null);
        const meant = new URLSearchParams(
          pairs.flatMap(([key, , meaning]) => (meaning ? [[key, meaning]] : [])),
        );
        const form = isCsv ? "csv" : "json";
        const found = await fileRows(room, form, given.toString());
        if (!isClear) expect(found).toBeNull();
        else {
          expect(found).toEqual(await fileRows(room, form, meant.toString()));
          // Each further value of another key leaves no more than there was without it.
          const [first] = pairs;
          const fewer = new URLSearchParams(given);
          if (first && !["currency", "sort", "count_at"].includes(first[0])) {
            fewer.delete(first[0]);
            const without = new Set(await fileRows(room, form, fewer.toString()));
            if (first[0] !== "as_of") for (const row of found ?? []) expect(without).toContain(row);
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe("docs/data.md", () => {
  const text = readFileSync(new URL("../../../../docs/data.md", import.meta.url), "utf8");
  const section = (title: string) => text.split(/^## /m).find((part) => part.startsWith(`${title}\n`)) ?? "";
  const table = (title: string) =>
    [...section(title).matchAll(/^\| `([^`]+)` \|(.*)\|$/gm)].map(([, name, rest = ""]) => ({
      name,
      cells: rest.split("|").map((cell) => cell.trim()),
    }));

  it("names every column, in order, with what it means", () => {
    expect(table("Columns").map(({ name, cells }) => ({ name, meaning: cells[1] }))).toEqual(
      columns.map(({ name, meaning }) => ({ name, meaning })),
    );
  });

  it("names every allowed value", () => {
    const list = (values: readonly string[]) => values.map((value) => `\`${value}\``).join(", ");
    expect(Object.fromEntries(table("Allowed values").map(({ name, cells }) => [name, cells[0]]))).toEqual({
      kind: list(["pledge", "remainder"]),
      status: list(statuses),
      category: list(categories),
      purpose: list(purposes),
      finance_type: list(financeTypes),
      qualifier: list(qualifiers),
      converted_currency: list(displayCurrencies),
    });
  });

  it("names every key of the JSON", async () => {
    const room = await testNewsroom(demonstration);
    const json = await ledgerJson(await room.as(null).ledger.query({ query: "" }));
    expect(table("JSON").map(({ name }) => name)).toEqual([
      ...Object.keys(json),
      ...Object.keys(json.totals[0] ?? {}),
      ...Object.keys(json.totals[0].by_finance_type[0]).filter((key) => !(key in json.totals[0])),
    ]);
    for (const key of Object.keys(json.coverage)) expect(section("JSON")).toContain(`\`${key}\``);
  });
});
