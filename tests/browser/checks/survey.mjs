export async function survey(page, lang) { await page.goto(`/${lang}/surveys/F01`); }
