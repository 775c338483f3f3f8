/** Every way in which the domain says no. One code, one meaning; the api maps them to tRPC and HTTP in one place. */
export const problemCodes = [
  "not_found",
  "not_signed_in",
  "not_allowed",
  "invalid",
  "stale",
  "conflict",
  "too_large",
  "unreadable",
  "unavailable",
] as const;
export type ProblemCode = (typeof problemCodes)[number];

/** Every refusal there is, by the name of its sentence: the interface has one for each in every language. */
export const problemKeys = [
  "already_reviewed",
  "amount_needs_ceiling",
  "amount_needs_floor",
  "amount_needs_range",
  "amount_needs_value",
  "amount_not_whole",
  "amount_unquantified_with_value",
  "amount_without_currency",
  "annotation_not_found",
  "article_blind",
  "article_edited",
  "article_empty",
  "article_known",
  "article_not_found",
  "article_undated",
  "article_without_title",
  "channel_unknown",
  "clock_behind",
  "code_late",
  "code_wrong",
  "colour_unreadable",
  "conflict",
  "database_away",
  "day_invalid",
  "day_to_come",
  "disputed",
  "docx_broken",
  "docx_too_large",
  "donor_missing",
  "donor_twice",
  "donor_unknown",
  "draft_in_use",
  "due_before_announced",
  "email_taken",
  "event_currency",
  "event_not_found",
  "event_rest",
  "feed_too_large",
  "feed_unreadable",
  "fetch_address",
  "fetch_circle",
  "fetch_failed",
  "fetch_inner",
  "fetch_port",
  "fetch_status",
  "figures_changed",
  "file_not_found",
  "file_too_large",
  "first_admin_link",
  "foreign_too_heavy",
  "format_feed",
  "format_unknown",
  "four_eyes",
  "html_too_deep",
  "image_too_large",
  "image_too_many_pixels",
  "image_unreadable",
  "in_kind_missing",
  "invalid",
  "last_admin",
  "link_gone",
  "markdown_too_dense",
  "match_decided",
  "match_itself",
  "match_not_found",
  "name_being_checked",
  "name_in_use",
  "name_not_found",
  "name_shipped",
  "name_taken",
  "no_account",
  "no_draft",
  "not_allowed",
  "not_approved",
  "not_signed_in",
  "not_writable",
  "note_missing",
  "note_not_found",
  "own_account",
  "own_role",
  "package_loop",
  "page_login",
  "page_no_story",
  "passkey_not_found",
  "password_throttled",
  "password_weak",
  "password_wrong",
  "paste_binary",
  "paste_empty",
  "paste_no_body",
  "paste_no_title",
  "paste_too_large",
  "person_not_found",
  "pledge_not_found",
  "query_not_understood",
  "rates_unreadable",
  "recipient_unknown",
  "read_only",
  "release_there",
  "report_contact",
  "report_not_found",
  "report_text",
  "report_throttled",
  "revision_not_found",
  "schedule_past",
  "second_factor_needed",
  "second_factor_there",
  "slip_gone",
  "slug_taken",
  "span_invalid",
  "stage_missing",
  "stale",
  "suggestion_decided",
  "suggestion_not_found",
  "title_taken",
  "withdrawn",
  "years_do_not_fit",
] as const;
export type ProblemKey = (typeof problemKeys)[number];

/**
 * A refusal that a person can act on. `key` names a sentence in the interface's messages (`problem.<key>`),
 * `details` fills its placeholders, and `message` is the plain English of it for logs, scripts and the command line.
 */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly key: ProblemKey;
  readonly details: Record<string, string | number>;

  constructor(
    code: ProblemCode,
    key: ProblemKey,
    message: string,
    details: Record<string, string | number> = {},
  ) {
    super(message);
    this.name = "Problem";
    this.code = code;
    this.key = key;
    this.details = details;
  }
}

/** Somebody else was first; the one who comes second is told and keeps what they typed. */
export function stale(): Problem {
  return new Problem("stale", "stale", "Somebody else saved this in the meantime; nothing was changed.");
}
