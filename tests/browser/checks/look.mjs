// Draws every kind of page, several of each, in both languages: what axe finds by light and by
// dark, what sticks out on a phone, and what the console says.

import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { PHONE, WIDE, each, open } from "../lib/browser.mjs";
import { axe, liesOver, rawKeys, sticksOut } from "../lib/inpage.mjs";
import { check, figure, section } from "../lib/report.mjs";
import { kindOf, sample } from "./kinds.mjs";

const LANES = 2;

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
      say("1440 px", await page.evaluate(liesOver));
      await page.evaluate(source);
      say("1440 px", await page.evaluate(sticksOut));
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
