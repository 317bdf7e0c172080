// Keys, theme, language, and life without script.

import { open } from "../lib/browser.mjs";
import { attempt, section } from "../lib/report.mjs";

const focused = (page, test) => page.evaluate((css) => document.activeElement?.matches(css) ?? false, test);

/** A key by its place on the board, whatever the layout writes. */
async function press(page, code, key, control) {
  const keys = await page.context().newCDPSession(page);
  const event = { code, key, modifiers: control ? 2 : 0 };
  await keys.send("Input.dispatchKeyEvent", { type: "rawKeyDown", ...event });
  await keys.send("Input.dispatchKeyEvent", { type: "keyUp", ...event });
  await keys.detach();
}

/** All of it, in both languages where it matters. */
export async function keyboard(browser, origin) {
  section("keyboard, theme, language, no script");
  const { page, close, faults } = await open(browser, origin);
  for (const lang of ["ar", "en"]) {
    await attempt(`${lang}: the first tab stop skips to the content`, async () => {
      await page.goto(`/${lang}/items`);
      await page.keyboard.press("Tab");
      if (!(await focused(page, ".skip"))) return ["the first tab stop is not the skip link"];
      await page.keyboard.press("Enter");
      await page.waitForFunction(() => document.activeElement?.id === "content");
    });
    for (const [layout, key] of [["Latin", "k"], ["Arabic", "ن"]]) {
      await attempt(`${lang}: Ctrl-K goes to the search on a ${layout} layout`, async () => {
        await page.goto(`/${lang}/`);
        await press(page, "KeyK", key, true);
        return (await focused(page, "[data-search]")) ? [] : ["the search has no focus"];
      });
    }
    await attempt(`${lang}: tabs pass the frame into the page, each stop to be seen`, async () => {
      await page.goto(`/${lang}/items`);
      const hidden = [];
      for (let i = 0; i < 60; i += 1) {
        await page.keyboard.press("Tab");
        const at = await page.evaluate(() => {
          const e = document.activeElement;
          const box = e.getBoundingClientRect();
          const style = getComputedStyle(e);
          const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0;
          const line = e.closest("label, form") && getComputedStyle(e.closest("label, form")).outlineStyle !== "none";
          return { inside: !!e.closest("main"), seen: box.width > 0 && box.height > 0, ring: ring || line, tag: e.outerHTML.slice(0, 90) };
        });
        if (!at.seen || !at.ring) hidden.push(`focus is not to be seen: ${at.tag}`);
        if (at.inside) return hidden;
      }
      return ["sixty tabs and not yet in the page"];
    });
    await attempt(`${lang}: J and K walk the rows by position`, async () => {
      await page.goto(`/${lang}/items`);
      await press(page, "KeyJ", "ت", false);
      const first = await page.evaluate(() => document.activeElement?.closest("[data-row]")?.textContent.trim());
      await press(page, "KeyJ", "ت", false);
      const second = await page.evaluate(() => document.activeElement?.closest("[data-row]")?.textContent.trim());
      return first && second && first !== second ? [] : [`first row “${first?.slice(0, 30)}”, second “${second?.slice(0, 30)}”`];
    });
    await attempt(`${lang}: the theme changes and stays`, async () => {
      await page.goto(`/${lang}/`);
      const paint = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
      const before = await paint();
      await page.locator("[data-theme-toggle]").first().click();
      const after = await paint();
      await page.reload();
      const kept = await paint();
      await page.locator("[data-theme-toggle]").first().click();
      return before !== after && kept === after ? [] : [`${before} → ${after} → ${kept} after reload`];
    });
    await attempt(`${lang}: the other language shows the same page with the same filter`, async () => {
      const other = lang === "ar" ? "en" : "ar";
      await page.goto(`/${lang}/items?kind=agreed&q=a`);
      await page.locator(".bar__lang").click();
      await page.waitForURL((url) => url.pathname.startsWith(`/${other}/`));
      const url = new URL(page.url());
      const same = url.pathname === `/${other}/items` && url.searchParams.get("kind") === "agreed" && url.searchParams.get("q") === "a";
      return same ? [] : [`came to ${url.pathname}${url.search}`];
    });
    await attempt(`${lang}: a word typed into the search finds a site`, async () => {
      await page.goto(`/${lang}/`);
      await press(page, "KeyK", "k", true);
      await page.keyboard.type("F01");
      await page.keyboard.press("Enter");
      await page.waitForURL(/search\?q=F01/);
      return (await page.locator(`main a[href*="/sites/F01"]`).count()) > 0 ? [] : ["F01 is not found"];
    });
  }
  await attempt("no complaint of the console on the way", async () => faults);
  await close();

  const plain = await open(browser, origin, { javaScriptEnabled: false });
  for (const lang of ["ar", "en"]) {
    await attempt(`${lang}: without script the pages are there`, async () => {
      const bad = [];
      for (const area of ["", "items", "communiques", "register", "surveys", "capabilities", "plan", "visits", "paper", "import", "history"]) {
        const response = await plain.page.goto(`/${lang}/${area}`);
        if (response.status() !== 200) bad.push(`/${lang}/${area}: answered ${response.status()}`);
        else if ((await plain.page.locator("main").innerText()).length < 40) bad.push(`/${lang}/${area}: empty`);
      }
      return bad;
    });
    await attempt(`${lang}: without script a search works`, async () => {
      await plain.page.goto(`/${lang}/`);
      await plain.page.locator("[data-search]").fill("F01");
      await plain.page.locator("[data-search]").press("Enter");
      await plain.page.waitForURL(/search\?q=F01/);
      return (await plain.page.locator(`main a[href*="/sites/F01"]`).count()) > 0 ? [] : ["F01 is not found"];
    });
  }
  await plain.close();
}
