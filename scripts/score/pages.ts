import { type Page, readPages } from "@pledgebook/formats/fixtures/pages";
import { readPasted } from "@pledgebook/formats/read/pasted";
import { percent } from "../percent.ts";
import { table } from "../table.ts";
