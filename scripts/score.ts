import { scoreReanchoring } from "./score/reanchor.ts";

/** `npm run score`: how well sentences are read, marks carried and pledges matched, as the tables of docs/ have it. */
scoreReanchoring();
