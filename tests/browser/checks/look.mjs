// Draws every kind of page, several of each, in both languages: what axe finds by light and by
// dark, what sticks out on a phone, and what the console says.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PHONE, WIDE, each, open } from "../lib/browser.mjs";
import { axe, rawKeys, sticksOut } from "../lib/inpage.mjs";
import { check, figure, section } from "../lib/report.mjs";

const OF_EACH_KIND = 3;
const LANES = 2;

/** The kind of a page: its address with codes and values taken out. */
export function kindOf(address) {
  const url = new URL(address, "http://x");
  const [, lang, area, code, ...rest] = url.pathname.split("/");
  const names = [...url.searchParams.keys()].sort().join("&");
  const fixed = area === "source" ? `source/${code}` : code === "new" ? `${area}/new` : code ? `${area}/*` : (area ?? "");
  const deep = area === "source" ? (code === "record" ? `/${rest[0]}` : "") : rest.map((r) => `/${r}`).join("");
  return `/${lang}/${fixed}${deep}${names ? `?${names}` : ""}`;
}

/** A few addresses of each kind, spread over all there are; plain pages more than filtered ones. */
export function sample(addresses, most = OF_EACH_KIND) {
  const kinds = new Map();
  for (const address of addresses) {
    const kind = kindOf(address);
    kinds.set(kind, [...(kinds.get(kind) ?? []), address]);
  }
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([kind, list]) => {
    const take = kind.includes("?") || kind.includes("/source/") ? 1 : most;
    if (list.length <= take) return list;
    return Array.from({ length: take }, (_, i) => list[Math.floor((i * (list.length - 1)) / Math.max(take - 1, 1))]);
  });
}

/** Draws the pages and checks each. */
export async function look(browser, origin, { pages, sources }) {
  const chosen = [...sample(pages), ...sample(sources)];
  section(`the look of ${chosen.length} pages, ${new Set(chosen.map(kindOf)).size} kinds`);
  const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  const lanes = await Promise.all(Array.from({ length: LANES }, () => open(browser, origin, { reducedMotion: "reduce" })));
  let runs = 0;
  await each(chosen, LANES, async (address, lane) => {
    const { page, faults } = lanes[lane];
    faults.length = 0;
    const problems = [];
    const say = (what, list) => problems.push(...list.map((line) => `${what}: ${line}`));
    try {
      await page.setViewportSize(WIDE);
      await page.emulateMedia({ colorScheme: "light" });
      const response = await page.goto(address, { waitUntil: "load", timeout: 20_000 });
      if (response.status() !== 200) problems.push(`answered ${response.status()}`);
      await page.evaluate(() => document.fonts.ready.then(() => true));
      say("words", await page.evaluate(rawKeys));
      await page.evaluate(source);
      say("axe, light", await page.evaluate(axe, null));
      await page.emulateMedia({ colorScheme: "dark" });
      say("axe, dark", await page.evaluate(axe, ["color-contrast", "link-in-text-block"]));
      await page.emulateMedia({ colorScheme: "light" });
      await page.setViewportSize(PHONE);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      say("390 px", await page.evaluate(sticksOut));
      say("axe, 390 px", await page.evaluate(axe, ["target-size", "scrollable-region-focusable", "color-contrast"]));
      runs += 3;
    } catch (error) {
      problems.push(String(error.message).split("\n")[0]);
    }
    check(address, [...problems, ...faults]);
  });
  figure(`${runs} runs of axe`);
  await Promise.all(lanes.map((lane) => lane.close()));
}
