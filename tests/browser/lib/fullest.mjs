// The week after a meeting: the sample with more agreed items, aspects and answers than fit on a
// sheet, written into a database of its own.

import { appendFile, readFile } from "node:fs/promises";
import { join } from "node:path";
import { TODAY, command } from "./server.mjs";

const AGREED = 6;
const ASPECTS = 14;
const OWNED = ["C01", "C04", "C06", "C07", "C13"];
const SOURCE = "S-daralmaref-m03";
const TITLE = {
  ar: "إيفاد فريق من خبراء الهيئة العربية للتصنيع إلى مصنع أعلاف سبها ومصنع الجرارات بتاجوراء لمعاينة خطوط الإنتاج وتحديد متطلبات إعادة التشغيل",
  en: "Team of experts of the Arab Organization for Industrialization to the Sebha feed factory and the Tajoura tractors factory to inspect the lines",
};

const quoted = (cell) => (/[",\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** Appends rows to a table; cells by column, the others empty. */
async function append(file, rows) {
  const [header] = (await readFile(file, "utf8")).replace(/^\uFEFF/u, "").split(/\r?\n/u);
  const columns = header.split(",");
  const lines = rows.map((row) => columns.map((column) => quoted(row[column] ?? "")).join(","));
  await appendFile(file, `${lines.join("\n")}\n`);
}

/** Makes the database `full.db` in a folder and answers its name and how many changes there are. */
export async function fullest(bin, dir) {
  const run = async (args, ...ends) => {
    const { code, out, err } = await command(bin, args, dir);
    if (!ends.includes(code)) throw new Error(`${args.join(" ")} ended with ${code}: ${out}${err}`);
    return out;
  };
  await run(["demo", "--no-serve", "--db", "full.db", "--today", TODAY], 0);
  await run(["export", "full", "--db", "full.db"], 0);
  const item = (n, force) => ({
    code: `Z${n}`,
    title_ar: `${TITLE.ar} (${n})`,
    title_en: `${TITLE.en} (${n})`,
    reported_force: force,
    source: SOURCE,
  });
  const agreed = Array.from({ length: AGREED }, (_, n) => item(n, "agreed"));
  const aspects = Array.from({ length: ASPECTS }, (_, n) => item(AGREED + n, "discussed"));
  await append(join(dir, "full", "items.csv"), [...agreed, ...aspects]);
  const claim = (record, field, value) => ({ record, field, value, as_of: "2026-11-20", source: SOURCE, status: "reported" });
  await append(join(dir, "full", "claims.csv"), [
    ...OWNED.map((code) => claim(`items/${code}`, "owner", "AOI")),
    claim("items/Z0", "due", "2027-01-31"),
    claim("items/Z1", "due", "2027-03-15"),
  ]);
  await run(["import", "full", "--db", "full.db"], 0);
  return { db: "full.db", changes: AGREED + ASPECTS + OWNED.length };
}
