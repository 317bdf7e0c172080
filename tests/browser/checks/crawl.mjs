// Walks every address that links lead to from both front pages, without drawing: the language of
// each page, its words, and where each of its numbers comes from.

import { each, open } from "../lib/browser.mjs";
import { read } from "../lib/inpage.mjs";
import { check, figure, section } from "../lib/report.mjs";
import { kindOf } from "./kinds.mjs";

const MOST_PAGES = 4_000;
const MOST_OF_A_FILTER = 40;
const MOST_FURTHER_SOURCES = 1_500;
const LANES = 2;

/** The address of what a `data-src` names. */
const sourceAddress = (lang, key) =>
  `/${lang}/source/${key.split("/").map(encodeURIComponent).join("/")}`;

const isSource = (address) => /^\/(ar|en)\/source\//.test(address);

/** Whether a page may lead on to this address: queries only from pages without one. */
const follows = (from, to) => !to.includes("?") || !from.includes("?");

/** What is wrong with a page that was read. */
function faults(seen) {
  const list = [];
  const want = seen.url.startsWith("/ar/") ? ["ar", "rtl"] : ["en", "ltr"];
  // Long work that has begun answers so until it is done.
  if (seen.status === 202 && seen.url.startsWith("/api/")) return list;
  if (seen.status !== 200) list.push(`${seen.url}: answered ${seen.status}`);
  else if (!seen.type.startsWith("text/html")) {
    if (seen.size === 0) list.push(`${seen.url}: empty file`);
  } else {
    if (seen.lang !== want[0] || seen.dir !== want[1]) list.push(`${seen.url}: lang ${seen.lang}, dir ${seen.dir}`);
    if (seen.headings !== 1) list.push(`${seen.url}: ${seen.headings} headings of the first level`);
    if (!seen.title) list.push(`${seen.url}: no title`);
    if (seen.main < 20) list.push(`${seen.url}: nothing in it`);
    for (const mark of seen.marks) list.push(`${seen.url}: a text is missing: ${mark}`);
  }
  return list;
}

/** Reads everything; returns the addresses of pages that can be drawn. */
export async function crawl(browser, origin) {
  section("every page and every number");
  const lanes = await Promise.all(Array.from({ length: LANES }, () => open(browser, origin)));
  for (const lane of lanes) await lane.page.goto("/assets/icon.svg");
  const readAt = (url, lane) => lanes[lane].page.evaluate(read, url);

  const known = new Set(["/ar/", "/en/"]);
  const filters = new Map();
  let left = 0;
  /** Every page, but of each filter only so many. */
  const wanted = (address) => {
    if (!address.includes("?")) return true;
    const kind = kindOf(address);
    const taken = filters.get(kind) ?? 0;
    filters.set(kind, taken + 1);
    if (taken >= MOST_OF_A_FILTER) left += 1;
    return taken < MOST_OF_A_FILTER;
  };
  const pages = [];
  const wrong = { ar: [], en: [] };
  const orphans = [];
  const numbers = { pages: 0, sources: 0 };
  const asked = new Map();
  let wave = [...known];
  while (wave.length > 0 && pages.length <= MOST_PAGES) {
    const next = [];
    await each(wave, LANES, async (url, lane) => {
      const seen = await readAt(url, lane);
      pages.push(seen);
      const lang = url.startsWith("/ar/") ? "ar" : "en";
      wrong[lang].push(...faults(seen));
      numbers.pages += seen.numbers;
      orphans.push(...seen.orphans.map((o) => `${url}: ${o}`));
      for (const key of seen.keys) if (!asked.has(`${lang} ${key}`)) asked.set(`${lang} ${key}`, url);
      for (const link of seen.links) {
        if (isSource(link) || link === "/" || known.has(link) || !follows(url, link)) continue;
        if (!/^\/(ar|en)\//.test(link) && !link.startsWith("/api/")) continue;
        known.add(link);
        if (wanted(link)) next.push(link);
      }
    });
    wave = next;
  }
  const html = pages.filter((p) => p.type.startsWith("text/html"));
  for (const lang of ["ar", "en"]) {
    const count = html.filter((p) => p.url.startsWith(`/${lang}/`)).length;
    check(`${count} pages in ${lang}: answered, language and direction right, one heading, no missing text`, wrong[lang]);
  }
  check("the walk ended by itself", wave.length > 0 ? [`stopped after ${pages.length} pages`] : []);
  if (left > 0) figure(`${left} more addresses of filters were not read`);

  const dead = [];
  const resolve = async (list) => {
    const found = new Map();
    await each(list, LANES, async ([pair, from], lane) => {
      const [lang, key] = pair.split(" ");
      if (!key) return void dead.push(`${from}: an empty source`);
      const seen = await readAt(sourceAddress(lang, key), lane);
      if (seen.status !== 200) dead.push(`${key} (on ${from}): answered ${seen.status}`);
      else dead.push(...faults(seen));
      numbers.sources += seen.numbers;
      orphans.push(...seen.orphans.map((o) => `${seen.url}: ${o}`));
      for (const further of seen.keys) {
        const name = `${lang} ${further}`;
        if (!asked.has(name)) found.set(name, seen.url);
      }
    });
    return found;
  };
  const onPages = asked.size;
  let further = await resolve([...asked]);
  let walked = 0;
  while (further.size > 0 && walked < MOST_FURTHER_SOURCES) {
    const list = [...further].slice(0, MOST_FURTHER_SOURCES - walked);
    walked += list.length;
    const rest = [...further].slice(list.length);
    for (const [name, from] of further) asked.set(name, from);
    further = new Map([...rest, ...(await resolve(list))]);
  }
  const keys = new Set([...asked.keys()].map((k) => k.split(" ")[1]));
  check(`every source named on a page opens (${onPages} on pages, ${walked} behind them, ${keys.size} distinct)`, dead);
  check(`no number without a source (${numbers.pages} on pages, ${numbers.sources} on pages of sources)`, orphans);
  figure(`numbers ${numbers.pages + numbers.sources}, sources ${keys.size}, orphans ${orphans.length}, unread further sources ${further.size}`);
  await Promise.all(lanes.map((lane) => lane.close()));
  const sources = [...asked.keys()].map((k) => sourceAddress(...k.split(" ")));
  return { pages: html.filter((p) => p.status === 200).map((p) => p.url), sources };
}
