interface Step {
  instruction: string;
  rest: string;
}

export interface Image {
  /** What each stage begins with, and its steps. */
  from: string[];
  stages: { name: string; steps: Step[] }[];
  /** Of the last stage, which is what is run. */
  env: Record<string, string>;
  user: string;
  command: string[];
  healthcheck: string[];
}

/** Reads a Dockerfile as far as ours goes. */
export function readImage(dockerfile: string): Image {
  const read: Image = { from: [], stages: [], env: {}, user: "", command: [], healthcheck: [] };
  const lines = dockerfile.replace(/\\\n\s*/g, "").split("\n");
  for (const line of lines.filter((one) => one !== "" && !one.startsWith("#"))) {
    const [, instruction = "", rest = ""] = /^([A-Z]+) (.*)$/.exec(line) ?? [];
    const list = () => JSON.parse(rest.slice(rest.indexOf("["))) as string[];
    const [key = "", value = ""] = rest.split(/=(.*)/s);
    if (instruction === "FROM") {
      const [, base = "", name = ""] = /^(\S+)(?: AS (\w+))?$/.exec(rest) ?? [];
      read.from.push(base);
      read.stages.push({ name, steps: [] });
    } else if (/^(?:WORKDIR|COPY|RUN)$/.test(instruction))
      read.stages.at(-1)?.steps.push({ instruction, rest });
    else if (instruction === "ENV") read.env[key] = value;
    else if (instruction === "USER") read.user = rest;
    else if (instruction === "CMD") read.command = list();
    else if (instruction === "HEALTHCHECK") read.healthcheck = list();
    else if (!/^(?:EXPOSE|VOLUME)$/.test(instruction))
      throw new Error(`Dockerfile: ${line} is not known here.`);
  }
  return read;
}
