// The pictures of the guide: `node screenshots.mjs BIN OUT`. Serves the sample, photographs its
// pages in both languages on a desk and on a phone, and writes small WebP files.

import { mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { PHONE, WIDE, launch, open } from "./lib/browser.mjs";
import { demo } from "./lib/server.mjs";

const [bin, out] = process.argv.slice(2);
if (!bin || !out) {
  console.error("usage: node screenshots.mjs BIN OUT");
  process.exit(2);
}

const PAGES = [
  ["overview", ""],
  ["items", "items?kind=agreed"],
  ["item", "items/C03"],
  ["communique", (lang) => `communiques/C-2021-12${lang === "en" ? "?text=en" : ""}`],
  ["register", "register"],
  ["site", "sites/F01"],
  ["plan", "plan"],
  ["visits", "visits"],
  ["source", "source/calc/sites.unanswered"],
  ["paper", "paper"],
];
const ON_A_PHONE = [["survey", "surveys/F02"]];
const BROKEN = "code,name_ar,name_en,sector\nP1,مصنع الأنابيب,Pipe works,metals and more\n,مصنع بلا رمز,Works without a code,cement\nP3,,,cement\n";

const browser = await launch();
const server = await demo(bin);
let total = 0;

async function shoot(page, name) {
  await page.evaluate(() => document.fonts.ready.then(() => true));
  const camera = await page.context().newCDPSession(page);
  const { data } = await camera.send("Page.captureScreenshot", { format: "webp", quality: 62 });
  await camera.detach();
  const bytes = Buffer.from(data, "base64");
  total += bytes.length;
  await writeFile(join(out, `${name}.webp`), bytes);
  console.log(`${name}.webp  ${Math.ceil(bytes.length / 1024)} KB`);
}

try {
  await mkdir(out, { recursive: true });
  for (const [viewport, list] of [[WIDE, PAGES], [PHONE, ON_A_PHONE]]) {
    const { page, close } = await open(browser, server.origin, { viewport, reducedMotion: "reduce", colorScheme: "light" });
    for (const lang of ["ar", "en"]) {
      for (const [name, path] of list) {
        await page.goto(`/${lang}/${typeof path === "function" ? path(lang) : path}`);
        await shoot(page, `${lang}-${name}`);
      }
      if (viewport !== WIDE) continue;
      await page.goto(`/${lang}/import`);
      await page.locator("#file").setInputFiles({ name: "sites.csv", mimeType: "text/csv", buffer: Buffer.from(BROKEN) });
      await page.locator('form:has(#file) button[type="submit"]').click();
      await page.waitForURL(/\/import\/./);
      await shoot(page, `${lang}-import`);
    }
    await close();
  }
  console.log(`${Math.ceil(total / 1024)} KB in all`);
} finally {
  await browser.close();
  await server.stop();
}
