// Section 3 of the guide, walked as it is written: an empty folder, a new communiqué, two filled
// surveys, the paper.

import { readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { open } from "../lib/browser.mjs";
import { attempt, section } from "../lib/report.mjs";
import { TODAY, command, folder, serve } from "../lib/server.mjs";
import { Workbook } from "../lib/xlsx.mjs";
import { unfold } from "./flows.mjs";

const XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

const TABLES = {
  programme: [{ code: "two-rivers", name_ar: "النهران", name_en: "Two Rivers", plan_start: "2026-12-06", plan_days: "90" }],
  parties: [
    { code: "ALPHA", name_ar: "ألفا", name_en: "Alpha", kind: "side" },
    { code: "BETA", name_ar: "بيتا", name_en: "Beta", kind: "side" },
  ],
  sites: [
    { code: "P1", name_ar: "مصنع الأنابيب", name_en: "Pipe works", place_ar: "الميناء", place_en: "North Port" },
    { code: "P2", name_ar: "مصنع الأسمنت", name_en: "Cement works" },
  ],
};
const TEXT = {
  ar: "استقبل وزير الصناعة في ألفا وفدا من بيتا.\nواتفق الجانبان على إيفاد فريق فني من بيتا لمعاينة مصنع الأنابيب ومصنع الأسمنت.\nوعرضت بيتا تدريب أربعين فنيا.\nوأشاد الجانبان بالعلاقات بينهما.",
  en: "The Minister of Industry of Alpha received a delegation of Beta.\nBoth sides agreed to send a technical team from Beta to survey the Pipe works and the Cement works.\nBeta offered to train forty operators.\nThe minister praised the good relations between the two sides.",
};
const STOPPED = { ar: "متوقف", en: "stopped" };
const YES = { ar: "نعم", en: "yes" };
const UNKNOWN = { ar: "غير معروف", en: "unknown" };

/** Writes rows under the headings of a workbook, as in Excel. */
function fill(book) {
  for (const [table, rows] of Object.entries(TABLES)) {
    const sheet = book.names().indexOf(table) + 1;
    rows.forEach((row, i) => {
      for (const [column, text] of Object.entries(row)) {
        const head = book.find((t, at) => t === column && /^[A-Z]+1$/.test(at), sheet);
        book.set(head.replace("1", String(i + 2)), text, sheet);
      }
    });
  }
}

/** Writes answers into the column of answers of a survey. */
function answer(book, answers) {
  for (const [field, text] of Object.entries(answers)) {
    const row = book.find((t, at) => at.startsWith("A") && (t === field || t.endsWith(`|${field}`))).slice(1);
    book.set(`E${row}`, text);
  }
}

async function walk(browser, bin, lang) {
  const dir = await folder();
  const problems = [];
  const run = async (...args) => {
    const done = await command(bin, [...args, "--lang", lang, "--today", TODAY], dir);
    if (done.code !== 0) throw new Error(`sanad ${args.join(" ")} ended with ${done.code}: ${done.err}`);
    return done.out;
  };
  await run("template", "my.xlsx");
  const book = new Workbook(await readFile(join(dir, "my.xlsx")));
  fill(book);
  await writeFile(join(dir, "my.xlsx"), book.bytes());
  await run("check", "my.xlsx");
  await run("import", "my.xlsx", "--db", "my.db");
  const server = await serve(bin, ["serve", "--db", "my.db", "--port", "0", "--lang", lang, "--today", TODAY], { cwd: dir });
  const { page, close, faults } = await open(browser, server.origin);
  try {
    await page.goto(`/${lang}/communiques/new`);
    await page.locator("#text").fill(TEXT[lang]);
    await page.locator('form:has(#text) button[type="submit"]').click();
    await page.waitForURL(/\/communiques\/(?!new)/);
    await page.locator('form:has(input[name="do"][value="accept-all"]) button').click();
    await page.locator(".toast").waitFor();
    for (const [site, answers] of [
      ["P1", { made_on: "2026-11-20", made_by: "ALPHA", state: STOPPED[lang], "blocker.power": YES[lang], workforce: "120" }],
      ["P2", { made_on: "2026-11-21", state: STOPPED[lang], "blocker.power": UNKNOWN[lang], "blocker.inputs": YES[lang] }],
    ]) {
      const sheet = await page.request.get(`/${lang}/surveys/${site}/sheet.xlsx`);
      const filled = new Workbook(await sheet.body());
      answer(filled, answers);
      await page.goto(`/${lang}/import`);
      await page.locator("#file").setInputFiles({ name: `${site}.xlsx`, mimeType: XLSX, buffer: filled.bytes() });
      await page.locator('form:has(#file) button[type="submit"]').click();
      await page.waitForURL(/\/import\/./);
      await page.locator('main form[method="post"] button[type="submit"]').click();
      await page.waitForURL(/\/history/);
    }
    await page.goto(`/${lang}/items?kind=agreed`);
    await page.locator("main [data-row] a").first().click();
    await page.waitForURL(/\/items\/[^?]+$/);
    for (const [field, value] of [["owner", "BETA"], ["due", "2027-01-31"]]) {
      const form = page.locator(`form:has(input[name="set.field"][value="${field}"])`);
      await unfold(form);
      if (field === "owner") await form.locator('select[name="set.value"]').selectOption(value);
      else await form.locator('input[name="set.value"]').fill(value);
      await form.locator('button[type="submit"]').click();
      await page.locator(".toast").waitFor();
    }
    await page.goto(`/${lang}/paper`);
    const paper = (await page.locator("main").innerText()).replace(/[\u2066-\u2069]/gu, "");
    const due = lang === "ar" ? "31 يناير 2027" : "31 January 2027";
    for (const word of [due, lang === "ar" ? "بيتا" : "Beta"]) {
      if (!paper.includes(word)) problems.push(`the page of the paper does not say “${word}”`);
    }
    const brief = await run("brief", "--db", "my.db", "--html", "paper.html");
    if (!brief.includes(due)) problems.push("the paper in the terminal does not give the date");
    if (brief.length > 1_800) problems.push(`${brief.length} characters are too many for a message`);
    await run("backup", "monday.db", "--db", "my.db");
    await run("export", "my-programme", "--db", "my.db");
    for (const path of ["", "plan", "visits", "register", "sites/P1", "surveys", "capabilities", "items?status=late"]) {
      const response = await page.goto(`/${lang}/${path}`);
      if (response.status() !== 200) problems.push(`/${lang}/${path} answered ${response.status()}`);
    }
    problems.push(...faults);
  } finally {
    await close();
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  }
  return problems;
}

/** In both languages. */
export async function guide(browser, bin) {
  section("the guide, from an empty folder to the paper");
  for (const lang of ["ar", "en"]) {
    await attempt(`${lang}: a communiqué and two surveys become a paper`, () => walk(browser, bin, lang), 90_000);
  }
}
