// Functions that run inside the browser. Each must stand alone: nothing from outside is in reach.

/**
 * Fetches an address and reads its HTML without drawing it: language, links, where its numbers
 * come from, and the numbers that do not say.
 */
export async function read(url) {
  const response = await fetch(url, { redirect: "follow" });
  const handedOut = (response.headers.get("content-disposition") ?? "").startsWith("attachment");
  const type = handedOut ? "a file" : (response.headers.get("content-type") ?? "");
  const seen = { url, status: response.status, type, links: [], keys: [], numbers: 0, orphans: [], marks: [] };
  if (!type.startsWith("text/html")) {
    seen.size = (await response.arrayBuffer()).byteLength;
    return seen;
  }
  const text = await response.text();
  const page = new DOMParser().parseFromString(text, "text/html");
  seen.size = text.length;
  seen.lang = page.documentElement.lang;
  seen.dir = page.documentElement.dir;
  seen.title = page.title;
  seen.main = (page.querySelector("main") ?? page.body).textContent.trim().length;
  seen.marks = text.match(/.{0,30}[⟦⟧].{0,30}|.{0,30}\{\$[a-z]+\}.{0,30}/gu) ?? [];
  seen.headings = page.querySelectorAll("h1").length;
  const base = new URL(url, location.href);
  for (const a of page.querySelectorAll("a[href]")) {
    const to = new URL(a.getAttribute("href"), base);
    if (to.origin === location.origin) seen.links.push(to.pathname + to.search);
  }
  const keys = new Set();
  for (const e of page.querySelectorAll("[data-src]:not([data-src=''])")) keys.add(e.getAttribute("data-src"));
  seen.keys = [...keys];
  const exempt = "script, style, template, option, title, textarea";
  const walker = page.createTreeWalker(page.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!/[0-9٠-٩۰-۹]/u.test(node.data) || node.parentElement.closest(exempt)) continue;
    seen.numbers += 1;
    if (node.parentElement.closest("[data-src]:not([data-src=''])")) continue;
    const parent = node.parentElement;
    const where = `<${parent.localName}${parent.classList.length ? `.${[...parent.classList].join(".")}` : ""}>`;
    seen.orphans.push(`${where} “${node.data.trim().replace(/\s+/gu, " ").slice(0, 70)}”`);
  }
  return seen;
}

/** What sticks out of a narrow page, unless it may scroll by itself. */
export function sticksOut() {
  const root = document.scrollingElement;
  const room = window.innerWidth;
  if (root.scrollWidth <= room) return [];
  const free = (e) => {
    for (let p = e.parentElement; p && p !== document.body; p = p.parentElement) {
      if (/(auto|scroll|hidden|clip)/.test(getComputedStyle(p).overflowX)) return false;
    }
    return true;
  };
  const found = [...document.body.querySelectorAll("*")].filter((e) => {
    const box = e.getBoundingClientRect();
    return box.width > 0 && (box.right > room + 0.5 || box.left < -0.5) && free(e);
  });
  const name = (e) => `<${e.localName} class="${e.getAttribute("class") ?? ""}"> ${Math.round(e.getBoundingClientRect().left)}…${Math.round(e.getBoundingClientRect().right)} “${e.textContent.trim().slice(0, 40)}”`;
  return [`${root.scrollWidth} px wide in ${room} px`, ...found.slice(-8).map(name)];
}

/** Tables wider than the column they stand in, lying over what is beside them. */
export function liesOver() {
  const wide = [...document.querySelectorAll("main table, main svg")].filter((e) => {
    const holder = e.parentElement;
    if (/(auto|scroll|hidden|clip)/.test(getComputedStyle(holder).overflowX)) return false;
    return e.getBoundingClientRect().width > holder.getBoundingClientRect().width + 1;
  });
  return wide.map((e) => `<${e.localName} class="${e.getAttribute("class") ?? ""}"> is ${Math.round(e.getBoundingClientRect().width)} px wide in ${Math.round(e.parentElement.getBoundingClientRect().width)} px`);
}

/** Runs axe with the tags of WCAG 2.2 AA, or some rules alone; one line a node. */
export async function axe(rules) {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa"];
  const runOnly = rules ? { type: "rule", values: rules } : { type: "tag", values: tags };
  const result = await window.axe.run(document, { runOnly, resultTypes: ["violations"], elementRef: false });
  return result.violations.flatMap((v) =>
    v.nodes.map((n) => `${v.id}: ${n.target.join(" ")} — ${n.html.slice(0, 120)} — ${(n.any[0] ?? n.all[0] ?? n.none[0])?.message ?? v.help}`),
  );
}

/** Text on screen that is cut off or shows a raw key of a message. */
export function rawKeys() {
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const text = node.data.trim();
    if (/^(?:[a-z]+-){2,}[a-z]+$/.test(text) && !node.parentElement.closest("code, bdi, script, style")) found.push(text);
  }
  return found.map((t) => `looks like the key of a message: ${t}`);
}
