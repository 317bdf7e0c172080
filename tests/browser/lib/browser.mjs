// Debian's chromium, one for the whole run, and pages that write down what goes wrong in them.

import { chromium } from "playwright-core";

const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

export const WIDE = { width: 1440, height: 900 };
export const PHONE = { width: 390, height: 844 };

/** Starts the browser; `CHROMIUM` names another one. */
export const launch = () =>
  chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
    timeout: 60_000,
  });

/** A page of its own context, with a list of what went wrong in it. */
export async function open(browser, origin, options = {}) {
  const context = await browser.newContext({ baseURL: origin, viewport: WIDE, locale: "ar", ...options });
  context.setDefaultTimeout(15_000);
  const page = await context.newPage();
  const faults = [];
  page.on("console", (m) => {
    if (m.type() === "error") faults.push(`console: ${m.text()} (${m.location().url})`);
  });
  page.on("pageerror", (e) => faults.push(`script: ${e.message}`));
  page.on("request", (r) => {
    const url = new URL(r.url());
    if (/^https?:$/.test(url.protocol) && url.origin !== origin) faults.push(`asked another host: ${r.url()}`);
  });
  return { context, page, faults, close: () => context.close() };
}

/** Takes from a list one by one, `width` at a time. */
export async function each(list, width, work) {
  let next = 0;
  const worker = async (lane) => {
    while (next < list.length) {
      const at = next;
      next += 1;
      await work(list[at], lane);
    }
  };
  await Promise.all(Array.from({ length: Math.min(width, list.length) }, (_, lane) => worker(lane)));
}
