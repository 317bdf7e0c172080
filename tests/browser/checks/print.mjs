// What comes out of the printer: the paper is one A4 page, a site and its survey stay short.

import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { open } from "../lib/browser.mjs";
import { fullest } from "../lib/fullest.mjs";
import { attempt, figure, section } from "../lib/report.mjs";
import { TODAY, command } from "../lib/server.mjs";

const sheets = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page(?![a-zA-Z])/g) ?? []).length;

/** Prints the paper of the fullest week: one sheet, and what is left out is counted and located. */
async function fullWeek(page, bin, dir) {
  let full;
  await attempt("a full week is made", async () => {
    full = await fullest(bin, dir);
    return full.changes >= 25 ? [] : [`${full.changes} changes`];
  });
  if (!full) return;
  for (const lang of ["ar", "en"]) {
    await attempt(`${lang}: the paper of a full week prints on one A4 sheet`, async () => {
      const file = `full.${lang}.html`;
      const args = ["brief", "--db", full.db, "--html", file, "--lang", lang, "--today", TODAY];
      const { code, err } = await command(bin, args, dir);
      await page.goto(pathToFileURL(join(dir, file)).href);
      const count = sheets(await page.pdf({ format: "A4", preferCSSPageSize: true }));
      await page.emulateMedia({ media: "print" });
      await page.setViewportSize({ width: 688, height: 1000 });
      const { tall, rows, more } = await page.evaluate(() => ({
        tall: document.documentElement.getBoundingClientRect().height,
        rows: document.querySelectorAll("tr[data-src]").length,
        more: [...document.querySelectorAll("p.why")].filter((p) => /\d/u.test(p.textContent)).length,
      }));
      await page.emulateMedia({ media: null });
      figure(`${lang}: ${rows} agreed items, ${tall.toFixed(0)} of 1032 px`);
      return [
        code === 0 ? "" : `brief ended with ${code}: ${err}`,
        count === 1 ? "" : `${count} sheets`,
        rows >= 6 ? "" : `only ${rows} agreed items`,
        more >= 2 ? "" : "it does not say how many items and changes are left out",
      ];
    });
  }
}

/** Prints pages as PDF and counts sheets. */
export async function print(browser, origin, bin) {
  section("print");
  const { page, close } = await open(browser, origin);
  const printed = async (address) => {
    const response = await page.goto(address);
    if (response.status() !== 200) throw new Error(`${address} answered ${response.status()}`);
    return sheets(await page.pdf({ format: "A4", preferCSSPageSize: true }));
  };
  const within = async (address, least, most) => {
    const count = await printed(address);
    return count >= least && count <= most ? [] : [`${address}: ${count} sheets`];
  };
  const dir = await mkdtemp(join(tmpdir(), "sanad-paper-"));
  for (const lang of ["ar", "en"]) {
    await attempt(`${lang}: the paper is one small file that stands alone and prints on one A4 sheet`, async () => {
      const answer = await page.request.get(`/${lang}/paper.html`);
      const bytes = await answer.body();
      const file = join(dir, `${lang}.html`);
      await writeFile(file, bytes);
      await page.goto(pathToFileURL(file).href);
      const direction = await page.evaluate(() => document.documentElement.dir);
      const count = sheets(await page.pdf({ format: "A4", preferCSSPageSize: true }));
      return [
        answer.status() === 200 ? "" : `answered ${answer.status()}`,
        bytes.length < 300_000 ? "" : `${bytes.length} bytes`,
        count === 1 ? "" : `${count} sheets`,
        direction === (lang === "ar" ? "rtl" : "ltr") ? "" : `dir ${direction}`,
        /(?:src|href)="(?:https?:)?\/\//.test(bytes.toString("utf8").replace(/<a [^>]*>/g, "")) ? "it asks for other files" : "",
      ];
    });
    await attempt(`${lang}: the page of the paper prints`, () => within(`/${lang}/paper`, 1, 2));
    await attempt(`${lang}: the page of a site prints on at most four sheets`, () => within(`/${lang}/sites/F01`, 1, 4));
    await attempt(`${lang}: the survey prints on two A4 sheets`, () => within(`/${lang}/surveys/F01/print`, 2, 2));
    await attempt(`${lang}: nothing to press is printed, and the sentence on sources is`, async () => {
      await page.goto(`/${lang}/sites/F01`);
      await page.emulateMedia({ media: "print" });
      const wrong = await page.evaluate(() => {
        const seen = (e) => e.checkVisibility?.() ?? e.offsetParent !== null;
        const list = [...document.querySelectorAll("button, .areas, .bar__tools, input[type=search]")].filter(seen);
        const foot = document.querySelector("footer");
        return [...list.map((e) => `printed: <${e.localName} class="${e.className}">`), seen(foot) ? "" : "no footer"];
      });
      await page.emulateMedia({ media: null });
      return wrong;
    });
  }
  await fullWeek(page, bin, dir);
  await close();
  await rm(dir, { recursive: true, force: true });
}
