// What comes out of the printer: the paper is one A4 page, a site and its survey stay short.

import { open } from "../lib/browser.mjs";
import { attempt, section } from "../lib/report.mjs";

const sheets = (pdf) => (pdf.toString("latin1").match(/\/Type\s*\/Page(?![a-zA-Z])/g) ?? []).length;

/** Prints pages as PDF and counts sheets. */
export async function print(browser, origin) {
  section("print");
  const { page, context, close } = await open(browser, origin);
  const printed = async (address) => {
    const response = await page.goto(address);
    if (response.status() !== 200) throw new Error(`${address} answered ${response.status()}`);
    return sheets(await page.pdf({ format: "A4", preferCSSPageSize: true }));
  };
  const within = async (address, least, most) => {
    const count = await printed(address);
    return count >= least && count <= most ? [] : [`${address}: ${count} sheets`];
  };
  for (const lang of ["ar", "en"]) {
    await attempt(`${lang}: the paper prints on one A4 sheet`, () => within(`/${lang}/paper.html`, 1, 1));
    await attempt(`${lang}: the page of the paper prints`, () => within(`/${lang}/paper`, 1, 2));
    await attempt(`${lang}: the page of a site prints on at most four sheets`, () => within(`/${lang}/sites/F01`, 1, 4));
    await attempt(`${lang}: the survey prints on two A4 sheets`, () => within(`/${lang}/surveys/F01/print`, 1, 2));
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
  await context.close();
  await close().catch(() => {});
}
