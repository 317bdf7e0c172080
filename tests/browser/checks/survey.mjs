// The two-page survey on a phone: filled, refused where wrong, kept, and seen on the site's page.

import { sticksOut } from "../lib/inpage.mjs";

const SITE = { ar: "F02", en: "F03" };
const plain = async (page) => (await page.locator("main").innerText()).replace(/[\u2066-\u2069]/gu, "").replace(/\s+/gu, " ");

/** Fills it as somebody at the gate would. */
export async function survey(page, lang) {
  const site = SITE[lang];
  const remark = lang === "ar" ? "غلاية معطلة" : "boiler out of order";
  const problems = [];
  await page.goto(`/${lang}/surveys/${site}`);
  problems.push(...(await page.evaluate(sticksOut)).map((line) => `390 px: ${line}`));
  const questions = await page.locator("fieldset.question").count();
  if (questions < 20 || questions > 35) problems.push(`${questions} questions`);
  const small = await page.locator("fieldset.question label:has(input[type=radio])").evaluateAll((labels) =>
    labels.filter((l) => l.getBoundingClientRect().height < 44).length,
  );
  if (small > 0) problems.push(`${small} answers are lower than 44 px`);

  const set = (field, value) => page.locator(`input[type=radio][name="a.${field}"][value="${value}"]`).check();
  const choose = async (field, value) => {
    const list = page.locator(`select[name="a.${field}"]`);
    if ((await list.count()) > 0) await list.selectOption(value);
    else await set(field, value);
  };
  await choose("state", "stopped");
  await choose("blocker.power", "yes");
  await choose("blocker.water", "no");
  await choose("blocker.permits", "?");
  await choose("machine.process", "C");
  await page.locator('[name="a.stop_reason"]').fill(remark);
  await page.locator('[name="a.workforce"]').fill("a hundred and more");
  await page.locator('main form.form button[type="submit"]').click();
  await page.locator("[role=alert]").waitFor();
  if ((await page.locator('[name="a.workforce"]').inputValue()) !== "a hundred and more") problems.push("a wrong answer is lost");
  if ((await page.locator('[name="a.stop_reason"]').inputValue()) !== remark) problems.push("a right answer beside a wrong one is lost");
  if ((await page.locator(".field__error").count()) === 0) problems.push("the wrong answer is not marked");

  await page.locator('[name="a.workforce"]').fill("123");
  await page.locator('main form.form button[type="submit"]').click();
  await page.waitForURL((url) => !url.pathname.includes("/surveys/") || url.search !== "", { timeout: 10_000 }).catch(() => {});
  await page.goto(`/${lang}/sites/${site}`);
  const text = await plain(page);
  if (!text.includes("123")) problems.push("the site's page does not show the number of people");
  await page.goto(`/${lang}/source/fact/sites/${site}/blocker.permits`);
  const permits = await plain(page);
  if (!permits.includes(lang === "ar" ? "غير معروف" : "nknown")) problems.push("the answer “unknown” is not kept as an answer");
  await page.goto(`/${lang}/surveys`);
  const row = page.locator("tr[data-row]").filter({ has: page.locator(`a[href$="/surveys/${site}"]`) });
  if ((await row.count()) !== 1) problems.push("the site is not in the list of surveys");
  else if (!(await row.innerText()).match(/2026/)) problems.push("the list does not say when it was surveyed");
  return problems;
}
