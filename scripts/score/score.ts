import { scoreDetection, scoreDevelopmentArticles } from "./detection.ts";
import { scorePages } from "./pages.ts";
import { scoreReanchoring } from "./reanchor.ts";
import { scoreStatements } from "./statements.ts";

/** `npm run score` or `npm run score 100000`, with so many edits of statements: how well sentences are read and marks are carried, as the tables of docs/detection.md and docs/reanchoring.md have it. */
scoreDetection();
scoreDevelopmentArticles();
scorePages();
scoreReanchoring();
scoreStatements(Number(process.argv[2] ?? 5000));
