import { ECONOMIES_YEAR } from "@pledgebook/core/values/economies";
import { getTranslations } from "next-intl/server";
import { type Measure, measures } from "@/wording/measure.ts";

/** The measures that donors are shown in, each a link; and where the figures come from that they are measured by. */
export async function MeasureTabs(props: { measure: Measure; to: (measure: Measure) => string }) {
  const say = await getTranslations("donors");
  return (
    <nav aria-label={say("measures")} className="tabs mt-4">
      {measures.map((measure) => (
        <a
          key={measure}
          href={props.to(measure)}
          rel="nofollow"
          aria-current={measure === props.measure || undefined}
        >
          {say(`measure.${measure}`)}
        </a>
      ))}
    </nav>
  );
}

/** Whose figures countries are measured by. */
export async function MeasureSource() {
  const say = await getTranslations("donors");
  return (
    <p className="mt-3 text-sm text-muted">
      {say("measured_by", { year: String(ECONOMIES_YEAR) })}{" "}
      <a href="https://data.worldbank.org/indicator/NY.GDP.MKTP.CD" rel="nofollow noopener">
        {say("gdp")}
      </a>
      {", "}
      <a href="https://data.worldbank.org/indicator/SP.POP.TOTL" rel="nofollow noopener">
        {say("population")}
      </a>
    </p>
  );
}
