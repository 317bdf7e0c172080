// The browser tests: `node run.mjs BIN [part …]`. Starts `BIN demo` on a free port and looks at
// every page in Debian's chromium. Prints each check and closes with `N passed, N failed`.

import { crawl } from "./checks/crawl.mjs";
import { flows } from "./checks/flows.mjs";
import { guide } from "./checks/guide.mjs";
import { keyboard } from "./checks/keyboard.mjs";
import { look } from "./checks/look.mjs";
import { print } from "./checks/print.mjs";
import { speed } from "./checks/speed.mjs";
import { launch } from "./lib/browser.mjs";
import { check, close, figure, section } from "./lib/report.mjs";
import { demo } from "./lib/server.mjs";

const LIMIT_MINUTES = 20;
const [bin, ...parts] = process.argv.slice(2);
if (!bin) {
  console.error("usage: node run.mjs BIN [crawl|look|keyboard|print|speed|guide|flows …]");
  process.exit(2);
}
const wanted = (part) => parts.length === 0 || parts.includes(part);

for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.once(signal, () => process.exit(1));
process.stdout.once("error", () => process.exit(1));

const watchdog = setTimeout(() => {
  check("the run ends", [`not done after ${LIMIT_MINUTES} minutes`]);
  close();
  process.exit(1);
}, LIMIT_MINUTES * 60_000);

let browser;
let server;
try {
  section("start");
  server = await demo(bin);
  browser = await launch();
  figure(`chromium ${browser.version()}`);
  check("the command serves the sample");
  if (wanted("speed")) await speed(server.origin);
  if (wanted("crawl") || wanted("look")) {
    const found = await crawl(browser, server.origin);
    if (wanted("look")) await look(browser, server.origin, found);
  }
  if (wanted("keyboard")) await keyboard(browser, server.origin);
  if (wanted("print")) await print(browser, server.origin, bin);
  if (wanted("guide")) await guide(browser, bin);
  if (wanted("flows")) await flows(browser, bin);
} catch (error) {
  check("the run goes through", [String(error?.stack ?? error)]);
} finally {
  await browser?.close().catch(() => {});
  await server?.stop().catch(() => {});
  clearTimeout(watchdog);
}
process.exit(close());
