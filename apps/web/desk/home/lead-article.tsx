import type { AppRouter } from "@pledgebook/api/router";
import type { inferRouterOutputs } from "@trpc/server";
import { useLocale, useTranslations } from "next-intl";
import { address } from "@/i18n/address.ts";
import { amountText, inSymbols } from "@/wording/amount.ts";
import type { Names } from "@/wording/names.ts";
import { Key } from "./key.tsx";
import { TakeArticle } from "./take-article.island.tsx";

type Outputs = inferRouterOutputs<AppRouter>;
/** An article that nobody has marked. */
export type WaitingArticle = Outputs["desk"]["queue"]["toAnnotate"][number];

/** Sums that the card shows; of more it says how many. */
const MOST_SHOWN = 4;

/** The article to begin with: what it seems to promise, what of that the ledger has, and what can be done with it. */
export function LeadArticle(props: {
  article: WaitingArticle;
  promised: Outputs["pledges"]["promised"];
  names: Names;
  /** Who has it; null for nobody. */
  assignee: string | null;
  /** Who looks at the page, and whether they may take it. */
  self: string | null;
  mayTake: boolean;
  /** When it came to the desk, in words. */
  came: string;
}) {
  const { article, names } = props;
  const { count, told } = props.promised ?? { count: 0, told: [] };
  const say = useTranslations("queue");
  const purpose = useTranslations("purpose");
  const signs = inSymbols(useTranslations("amount"));
  const locale = useLocale();
  const isMine = article.assignedTo !== null && article.assignedTo === props.self;
  const known = told.filter((one) => one.known?.isSure).length;
  const href = address(locale, `/desk/articles/${article.id}`);
  return (
    <section className="lead-article" aria-labelledby="lead-article">
      <p className="text-sm text-muted">
        <strong className="text-ink">{say("to_annotate")}</strong>
        {[
          say(`article.${article.status}`),
          isMine ? say("yours") : (props.assignee ?? say("nobodys")),
          props.came,
        ].map((text) => (
          <span key={text}> · {text}</span>
        ))}
      </p>
      <h2 id="lead-article" lang={article.language} className="mt-1 text-2xl">
        {article.title}
      </h2>
      <p className="mt-1">
        {props.promised
          ? say(count > told.length ? "promised_more" : "promised", { count, looked: told.length, known })
          : say("promised_later")}
      </p>
      {told.length > 0 && (
        <ul className="lead-sums">
          {told.slice(0, MOST_SHOWN).map((one) => (
            <li key={one.start}>
              <strong className="figure block text-lg leading-tight">
                {one.stated.qualifier === "unquantified"
                  ? (one.inKind ?? signs("unquantified"))
                  : amountText(one.stated, locale, signs)}
              </strong>
              <span className="block text-sm">
                {[one.donorCodes.length > 0 && names.parties(one.donorCodes), purpose(one.purpose)]
                  .filter(Boolean)
                  .join(", ")}
              </span>
              <span className="block text-sm text-muted">
                {one.known
                  ? say.rich("in_ledger", {
                      sure: String(one.known.isSure),
                      code: one.known.code,
                      link: (code) => (
                        <a href={address(locale, `/desk/pledges/${one.known?.code}`)}>{code}</a>
                      ),
                    })
                  : say("not_in_ledger")}
              </span>
            </li>
          ))}
        </ul>
      )}
      <div className="mt-4 flex flex-wrap gap-2.5">
        <a href={`${href}/annotate`} className="button" data-row data-key="Enter">
          {say("annotate_it")} <Key name="↵" />
        </a>
        {props.mayTake && props.self !== null && !isMine && (
          <TakeArticle id={article.id} version={article.version} self={props.self} />
        )}
        <a href={href} className="button button-quiet" data-key="o">
          {say("read_it")} <Key name="o" />
        </a>
      </div>
    </section>
  );
}
