// How long the server takes. Printed, never asserted: the machine may be busy.

import http from "node:http";
import { check, figure, section } from "../lib/report.mjs";

const LOOPS = 25;
const PAGES = ["", "items", "items/", "communiques", "register", "sites/", "surveys", "capabilities", "plan", "visits", "paper", "history", "search?q=1"];

const get = (agent, url) =>
  new Promise((done, refuse) => {
    const from = process.hrtime.bigint();
    const request = http.get(url, { agent, timeout: 20_000 }, (response) => {
      let text = "";
      response.setEncoding("utf8");
      response.on("data", (chunk) => (text += chunk));
      response.on("end", () => done({ status: response.statusCode, ms: Number(process.hrtime.bigint() - from) / 1e6, text }));
    });
    request.on("timeout", () => request.destroy(new Error("no answer after 20 s")));
    request.on("error", refuse);
  });

const at = (sorted, share) => sorted[Math.min(sorted.length - 1, Math.ceil(share * sorted.length) - 1)];
const said = (list) => {
  const sorted = [...list].sort((a, b) => a - b);
  return `p50 ${at(sorted, 0.5).toFixed(1)} ms, p95 ${at(sorted, 0.95).toFixed(1)} ms, max ${sorted.at(-1).toFixed(1)} ms`;
};

/** Asks for each page many times and prints the figures. */
export async function speed(origin) {
  section("server time");
  const agent = new http.Agent({ keepAlive: true, maxSockets: 1 });
  const first = async (lang, area) => {
    const list = await get(agent, `${origin}/${lang}/${area === "sites" ? "register" : area}`);
    return list.text.match(new RegExp(`/${lang}/${area}/([A-Za-z0-9-]+)"`))?.[1];
  };
  const all = [];
  const wrong = [];
  for (const lang of ["ar", "en"]) {
    for (const page of PAGES) {
      const code = page.endsWith("/") ? await first(lang, page.slice(0, -1)) : "";
      const address = `/${lang}/${page}${code ?? ""}`;
      const times = [];
      for (let i = 0; i < LOOPS; i += 1) {
        const answer = await get(agent, origin + address);
        if (answer.status === 200) times.push(answer.ms);
        else if (i === 0) wrong.push(`${address}: answered ${answer.status}`);
      }
      if (times.length > 0) figure(`${address.padEnd(24)} ${said(times)}`);
      all.push(...times);
    }
  }
  agent.destroy();
  if (all.length > 0) figure(`${"all".padEnd(24)} ${said(all)} over ${all.length} requests`);
  check("the pages asked for their time answer", wrong);
}
