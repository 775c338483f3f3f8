import { scoreDetection, scoreDevelopmentArticles } from "./detection.ts";
import { scoreReanchoring } from "./reanchor.ts";

/** `npm run score`: how well sentences are read and marks are carried, as the tables of docs/detection.md and docs/reanchoring.md have it. */
scoreDetection();
scoreDevelopmentArticles();
scoreReanchoring();
