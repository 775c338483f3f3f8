import type { APIRequestContext, Locator, Page } from "@playwright/test";

/** `/pledges`, as a reader uses it. */
export class LedgerPage {
  readonly page: Page;
  readonly rows: Locator;
  readonly search: Locator;
  /** What of the address was not understood. */
  readonly leftOut: Locator;

  constructor(page: Page) {
    this.page = page;
    this.rows = page.locator("tr[data-code]");
    this.search = page.getByLabel("Search");
    this.leftOut = page.getByText("Not understood, and left out");
  }

  async open(query = ""): Promise<void> {
    await this.page.goto(`/pledges${query}`);
  }

  row(code: string): Locator {
    return this.page.locator(`tr[data-code="${code}"]`);
  }

  /** The codes of the rows that are shown, in their order. */
  codes(): Promise<(string | null)[]> {
    return this.rows.evaluateAll((rows) => rows.map((row) => row.getAttribute("data-code")));
  }

  /** The sum of a stage; its title is the figure in full. */
  total(status: string): Locator {
    return this.page.locator(`[data-status=${status}] a[title]`);
  }

  /** Opens a filter that is folded. */
  async unfold(name: string): Promise<void> {
    await this.page.locator("summary", { hasText: name }).click();
  }

  removal(of: string): Locator {
    return this.page.getByRole("link", { name: `Remove ${of}` });
  }
}

/** A row of the ledger as its JSON has it: what tests look at. */
export interface LedgerRow {
  code: string;
  donor: string;
  currency: string;
  kind: string;
  qualifier: string;
  year: string | null;
  amount_floor: string;
  converted_floor: string | null;
  in_total: string;
  status: string;
  recorded_at: string;
  purpose_note: string | null;
}

/** The ledger as machines read it. */
export interface LedgerAnswer {
  as_of: string;
  totals: { status: string; floor: string }[];
  rows: LedgerRow[];
}

export async function ledgerOf(request: APIRequestContext, query = ""): Promise<LedgerAnswer> {
  return (await request.get(`/pledges.json${query}`)).json();
}

/** The lines of the ledger's CSV, its names of columns first. */
export async function ledgerLines(request: APIRequestContext, query = ""): Promise<string[]> {
  return (await (await request.get(`/pledges.csv${query}`)).text()).trim().split("\r\n");
}
