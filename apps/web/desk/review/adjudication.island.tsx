"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import { useTRPC, useTRPCClient } from "@/desk/kit/api.island.tsx";
import { Told } from "@/desk/kit/told.island.tsx";
import { type NameLists, useKnownNames } from "@/desk/kit/use-known-names.ts";
import { useWork } from "@/desk/kit/use-work.ts";
import type { ArticleAgreement, Reading } from "./agreement.ts";
import { AgreementTable } from "./agreement-table.island.tsx";
import { ReadingSide } from "./reading-side.island.tsx";

/** Two people's marks side by side, how far they agree, and the choice between them. */
export function Adjudication({ initial, ...props }: { initial: ArticleAgreement; names: NameLists }) {
  const { names: partyNames } = useKnownNames(props.names);
  const say = useTranslations("agreement");
  const trpc = useTRPC();
  const client = useTRPCClient();
  const options = trpc.agreement.ofArticle.queryOptions({ id: initial.article.id });
  const { data } = useQuery({ ...options, initialData: initial });
  const { run, message } = useWork({ renews: [options.queryKey] });
  const { article, agreement, names } = data;

  const remove = (reading: Reading) =>
    run(
      () => client.annotations.remove.mutate({ id: reading.id, version: reading.version, isUndo: true }),
      say("removed", { name: reading.author }),
    );

  return (
    <>
      <p className="mt-4 flex flex-wrap items-center gap-4">
        <button
          type="button"
          className="button"
          onClick={() =>
            run(
              () =>
                client.articles.setBlind.mutate({
                  id: article.id,
                  version: article.version,
                  isBlind: !article.isBlind,
                }),
              say(article.isBlind ? "is_together" : "is_apart"),
            )
          }
        >
          {say(article.isBlind ? "bring_together" : "mark_apart")}
        </button>
        <span className="text-sm text-muted">{say(article.isBlind ? "apart_now" : "together_now")}</span>
      </p>
      <Told message={message} className="mt-4 max-w-[46rem]" />
      {!agreement ? (
        <p className="mt-6 text-lg text-muted">{say("one_person")}</p>
      ) : (
        <>
          <h2 className="mt-8 text-2xl">{say("figures", { a: names[0] ?? "", b: names[1] ?? "" })}</h2>
          <AgreementTable agreement={agreement} />
          <h2 className="mt-10 text-2xl">{say("marks")}</h2>
          <ol className="mt-3 grid gap-6">
            {agreement.pairs.map(({ a, b, differing }) => (
              <li key={a.id} className="grid gap-x-10 gap-y-4 border-t border-line pt-3 md:grid-cols-2">
                <ReadingSide
                  names={partyNames}
                  reading={a}
                  differing={differing}
                  action={<Choose text={say("keep", { name: a.author })} onClick={() => remove(b)} />}
                />
                <ReadingSide
                  names={partyNames}
                  reading={b}
                  differing={differing}
                  action={<Choose text={say("keep", { name: b.author })} onClick={() => remove(a)} />}
                />
              </li>
            ))}
            {[...agreement.onlyA, ...agreement.onlyB].map((reading) => (
              <li key={reading.id} className="border-t border-line pt-3">
                <ReadingSide
                  names={partyNames}
                  reading={reading}
                  differing={[]}
                  action={<Choose text={say("take_away")} onClick={() => remove(reading)} />}
                />
              </li>
            ))}
          </ol>
        </>
      )}
    </>
  );
}

function Choose({ text, onClick }: { text: string; onClick: () => void }) {
  return (
    <button type="button" className="button button-quiet mt-2" onClick={onClick}>
      {text}
    </button>
  );
}
