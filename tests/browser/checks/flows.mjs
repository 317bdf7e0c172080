// What a person does in a week, from the first click to what it changes: an update and its undo,
// a communiqué, a broken file, a follow-up sheet that comes back, a survey on a phone.

import { PHONE, open } from "../lib/browser.mjs";
import { sticksOut } from "../lib/inpage.mjs";
import { attempt, section } from "../lib/report.mjs";
import { demo } from "../lib/server.mjs";
import { Workbook } from "../lib/xlsx.mjs";
import { survey } from "./survey.mjs";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
const words = (text) => text.replace(/[\u2066-\u2069\u200e\u200f]/gu, "").replace(/\s+/gu, " ").trim();
const main = async (page) => words(await page.locator("main").innerText());

/** Opens the fold that holds a form, if it is closed. */
export async function unfold(form) {
  const fold = form.locator("xpath=ancestor::details[1]");
  if ((await fold.count()) > 0 && !(await fold.evaluate((d) => d.open))) await fold.locator("summary").first().click();
}

async function update(page, lang) {
  const text = lang === "ar" ? "وصل الفريق إلى الموقع اليوم الأول" : "The first team has arrived at the works";
  await page.goto(`/${lang}/items/C01`);
  const form = page.locator('form:has(input[name="kind"][value="updates"])');
  await unfold(form);
  await form.locator("textarea").fill(text);
  await form.locator("button[type=submit]").click();
  await page.locator(".toast").waitFor();
  const saved = (await main(page)).includes(text);
  await page.locator(".toast button").click();
  await page.locator(".toast").waitFor();
  const list = page.locator("main .dated").first();
  const left = (await list.count()) > 0 && words(await list.innerText()).includes(text);
  await page.goto(`/${lang}/history`);
  const history = await main(page);
  return [
    saved ? "" : "the update is not on the page after saving",
    left ? "the update is still listed after undoing" : "",
    history.includes(text) ? "" : "the history does not show what was written",
    (await page.locator("main time, main .dated li, main [data-row], main article").count()) >= 2 ? "" : "the history shows fewer than two events",
  ];
}

async function toastGoes(page) {
  await page.goto("/en/items/C02");
  const form = page.locator('form:has(input[name="kind"][value="updates"])');
  await unfold(form);
  await form.locator("textarea").fill("Names of the experts were sent");
  await form.locator("button[type=submit]").click();
  await page.locator(".toast").waitFor();
  const words = await page.locator(".toast [data-count]").innerText();
  const before = Number(words.match(/\d+/)?.[0]);
  await page.locator(".toast").waitFor({ state: "detached", timeout: 14_000 });
  return before >= 8 && before <= 10 ? [] : [`the count began with “${words}”`];
}

const TEXTS = {
  en: {
    code: "N-en",
    text: "A delegation visited the works on 3 November 2026.\n\nBoth sides agreed to set up a joint workshop for repairing pumps before March 2027. The guests offered to train twenty technicians.\n\nThe hosts praised the good relations between the two sides.",
    agreed: "joint workshop",
  },
  ar: {
    code: "N-ar",
    text: "استقبل رئيس الهيئة وفدا فنيا يوم 3 نوفمبر 2026.\n\nواتفق الجانبان على إنشاء ورشة مشتركة لإصلاح المضخات قبل مارس 2027. وعرض الوفد تدريب عشرين فنيا.\n\nوأشاد الجانبان بالعلاقات الطيبة بينهما.",
    agreed: "ورشة مشتركة",
  },
};

async function communique(page, lang) {
  const { code, text, agreed } = TEXTS[lang];
  await page.goto(`/${lang}/communiques/new`);
  await page.locator("#text").fill(text);
  await page.locator("#code").fill(code);
  await page.locator('form:has(#text) button[type="submit"]').click();
  await page.waitForURL(new RegExp(`/communiques/${code}`));
  const problems = [];
  const follows = page.locator(".follows");
  if ((await follows.count()) < 2) problems.push(`${await follows.count()} passages followed, at least 2 expected`);
  const holder = follows.filter({ hasText: agreed });
  if ((await holder.count()) === 0) problems.push("nothing follows from the agreed passage");
  await follows.first().locator("a").first().click();
  await page.locator("#edit").waitFor();
  await page.locator('form:has(input[name="do"][value="accept"]) button').click();
  await page.locator(".toast").waitFor();
  await page.locator('form:has(input[name="do"][value="accept-all"]) button').click();
  await page.locator('form:has(input[name="do"][value="accept-all"])').waitFor({ state: "detached" });
  await page.goto(`/${lang}/items?q=${encodeURIComponent(agreed)}`);
  const rows = page.locator(`main [data-row]`).filter({ hasText: agreed });
  if ((await rows.count()) === 0) problems.push("the agreed item is not in the list of items");
  else {
    await rows.first().locator("a").first().click();
    await page.waitForURL(/\/items\/[^?]+$/);
    if (!(await main(page)).includes(agreed)) problems.push("the item's page does not tell the passage");
  }
  await page.goto(`/${lang}/communiques/new`);
  await page.locator("#text").fill(text);
  await page.locator("#code").fill(`${code}-again`);
  await page.locator('form:has(#text) button[type="submit"]').click();
  await page.waitForLoadState();
  await page.goto(`/${lang}/communiques`);
  if ((await page.locator(`main a[href*="${code}-again"]`).count()) > 0) problems.push("the same text was read a second time");
  return problems;
}

async function emptyText(page) {
  await page.goto("/ar/communiques/new");
  await page.locator("#text").fill("   \n ");
  await page.locator("#title").fill("عنوان باق");
  await page.locator('form:has(#text) button[type="submit"]').click();
  await page.waitForLoadState();
  return [
    (await page.locator("[role=alert]").count()) > 0 ? "" : "an empty text is not complained of",
    (await page.locator("#title").inputValue()) === "عنوان باق" ? "" : "what was typed is lost",
  ];
}

/** Puts a file into the page of imports. */
async function upload(page, lang, name, mimeType, buffer) {
  await page.goto(`/${lang}/import`);
  await page.locator("#file").setInputFiles({ name, mimeType, buffer });
  await page.locator('form:has(#file) button[type="submit"]').click();
  await page.waitForURL(/\/import\/./);
}

/** A file the pages hand out. */
async function download(page, path) {
  const answer = await page.request.get(path);
  if (answer.status() !== 200) throw new Error(`${path} answered ${answer.status()}`);
  return new Workbook(await answer.body());
}

async function brokenTable(page, lang) {
  const csv = "code,name_ar,name_en,sector\nZ1,مصنع جديد,New works,no-such-sector\n,مصنع بلا رمز,Works without a code,cement\nZ3,,,cement\n";
  await upload(page, lang, "sites.csv", "text/csv", Buffer.from(csv));
  const marked = await page.locator("td.faulty").count();
  const accept = await page.locator('main form[method="post"] button').count();
  await page.goto(`/${lang}/search?q=Z1`);
  const taken = await page.locator('main a[href*="/sites/Z1"]').count();
  return [
    marked >= 2 ? "" : `${marked} cells are marked, at least 2 expected`,
    accept === 0 ? "" : "a faulty file can be accepted",
    taken === 0 ? "" : "a row of the faulty file was taken",
  ];
}

async function brokenWorkbook(page) {
  const book = await download(page, "/en/programme.xlsx");
  const sheet = book.names().indexOf("claims") + 1;
  const column = (name) => book.find((text, at) => text === name && /^[A-Z]+1$/.test(at), sheet).replace(/\d+/, "");
  book.set(`${column("status")}2`, "perhaps", sheet);
  book.set(`${column("as_of")}3`, "yesterday", sheet);
  await upload(page, "en", "programme.xlsx", XLSX, book.bytes());
  const marked = page.locator("td.faulty");
  const text = words((await marked.allInnerTexts()).join(" "));
  return [
    (await marked.count()) >= 2 ? "" : `${await marked.count()} cells are marked, 2 expected`,
    text.includes("perhaps") && text.includes("yesterday") ? "" : `the marked cells are not the faulty ones: ${text.slice(0, 200)}`,
  ];
}

async function notAWorkbook(page) {
  await upload(page, "ar", "answers.xlsx", XLSX, Buffer.from("this is no workbook"));
  return (await page.locator("[role=alert], main ul li").count()) > 0 ? [] : ["nothing is said about a file that is no workbook"];
}

async function followUp(page, lang) {
  const said = lang === "ar" ? "أُرسلت أسماء الخبراء" : "The list of experts was handed over";
  const day = lang === "ar" ? "2026-11-19" : "2026-11-20";
  const problems = [];
  const book = await download(page, `/${lang}/followup.xlsx?owner=AOI`);
  const code = book.cells().get("C4");
  book.set("H4", said);
  book.set("I4", day);
  book.set("J4", lang === "ar" ? "خطاب رقم 17" : "Letter 17");
  const bytes = book.bytes();
  await upload(page, lang, "follow-up.xlsx", XLSX, bytes);
  if (!(await main(page)).includes(said)) problems.push("the difference is not shown before it is accepted");
  await page.goto(`/${lang}/items/${code}`);
  if ((await main(page)).includes(said)) problems.push("it was taken before it was accepted");
  await upload(page, lang, "follow-up.xlsx", XLSX, bytes);
  await page.locator('main form[method="post"] button[type="submit"]').click();
  await page.waitForURL(/\/history/);
  await page.goto(`/${lang}/items/${code}`);
  if (!(await main(page)).includes(said)) problems.push(`${code} does not show the update after accepting`);
  await upload(page, lang, "follow-up.xlsx", XLSX, bytes);
  if ((await page.locator("main table.diff tbody tr").count()) > 0) problems.push("the same sheet brings something new a second time");
  const other = await download(page, `/${lang}/followup.xlsx?owner=AOI`);
  other.set("H4", `${said} !`);
  other.set("I4", day);
  await upload(page, lang, "follow-up-2.xlsx", XLSX, other.bytes());
  if ((await page.locator("main tr.conflict").count()) === 0) problems.push("another word of the same day is not shown side by side");
  return problems;
}

async function moreWords(page) {
  await page.goto("/en/person");
  await page.locator("#office").fill("Head of the technical secretariat");
  await page.locator('form:has(#office) button[type="submit"]').click();
  await page.goto("/en/items/C03");
  const form = page.locator('form:has(input[name="set.field"][value="due"])');
  await unfold(form);
  await form.locator('input[name="set.value"]').fill("2027-02-28");
  await form.locator('button[type="submit"]').click();
  await page.locator(".toast").waitFor();
  const shown = (await main(page)).includes("28 February 2027");
  await page.goto("/en/history");
  const by = (await main(page)).includes("Head of the technical secretariat");
  return [shown ? "" : "the due date is not on the page", by ? "" : "the history does not say whose office wrote it"];
}

/** All of them, on a database of their own. */
export async function flows(browser, bin) {
  section("what a person does");
  const server = await demo(bin);
  const wide = await open(browser, server.origin);
  const plain = await open(browser, server.origin, { javaScriptEnabled: false });
  const phone = await open(browser, server.origin, { viewport: PHONE, isMobile: true, hasTouch: true });
  try {
    for (const lang of ["ar", "en"]) {
      await attempt(`${lang}: an update is added, undone within ten seconds, and both are in the history`, () => update(wide.page, lang));
      await attempt(`${lang}: the same without script`, () => update(plain.page, lang));
      await attempt(`${lang}: a communiqué is pasted, its passages accepted, its items there; twice changes nothing`, () => communique(wide.page, lang));
      await attempt(`${lang}: a broken table has its faulty cells marked and nothing taken`, () => brokenTable(wide.page, lang));
      await attempt(`${lang}: a follow-up sheet comes back, is shown, accepted, and known the second time`, () => followUp(wide.page, lang));
      await attempt(`${lang}: a survey filled on a phone changes the page of the site`, () => survey(phone.page, lang));
    }
    await attempt("the offer to undo goes after ten seconds", () => toastGoes(wide.page));
    await attempt("an empty text is refused and what was typed is kept", () => emptyText(wide.page));
    await attempt("a broken workbook has its faulty cells marked", () => brokenWorkbook(wide.page));
    await attempt("a file that is no workbook is refused in words", () => notAWorkbook(wide.page));
    await attempt("a due date agreed later is shown, with the office that wrote it", () => moreWords(wide.page));
    await attempt("pages fit a phone after all this", async () => {
      const wrong = [];
      for (const page of ["ar/items/C01", "en/history", "ar/communiques/N-ar", "en/import"]) {
        await phone.page.goto(`/${page}`);
        wrong.push(...(await phone.page.evaluate(sticksOut)).map((line) => `${page}: ${line}`));
      }
      return wrong;
    });
    await attempt("no complaint of the console on the way", async () =>
      [...wide.faults, ...phone.faults].filter((line) => !line.includes("status of 422")));
  } finally {
    await Promise.all([wide, plain, phone].map((w) => w.close()));
    await server.stop();
  }
}
