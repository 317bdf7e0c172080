// Counts and prints checks. A check passes when it has nothing to complain about.

const started = Date.now();
const MOST = 12;
let passed = 0;
let failed = 0;

const seconds = () => ((Date.now() - started) / 1000).toFixed(0).padStart(4);

/** Prints a heading. */
export const section = (name) => console.log(`\n== ${name} (${seconds().trim()}s)`);

/** Prints a figure that is no check. */
export const figure = (text) => console.log(`      ${text}`);

/** One check: `problems` is what is wrong, empty when nothing is. */
export function check(name, problems = []) {
  const list = (Array.isArray(problems) ? problems : [problems]).filter(Boolean);
  if (list.length === 0) {
    passed += 1;
    console.log(`ok    ${name}`);
    return true;
  }
  failed += 1;
  console.log(`FAIL  ${name}`);
  for (const line of list.slice(0, MOST)) console.log(`        ${line}`);
  if (list.length > MOST) console.log(`        … and ${list.length - MOST} more`);
  return false;
}

/** Runs steps that may throw; what they throw is the check's problem. Ends after `limit` ms. */
export async function attempt(name, steps, limit = 45_000) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new Error(`not done after ${limit / 1000} s`)), limit);
  });
  try {
    const problems = await Promise.race([steps(), late]);
    return check(name, problems ?? []);
  } catch (error) {
    const [first, ...rest] = String(error?.message ?? error).split("\n");
    return check(name, [first, ...rest.filter((l) => l.trim()).slice(0, 4)]);
  } finally {
    clearTimeout(timer);
  }
}

/** Prints the closing line and says how to exit. */
export function close() {
  console.log(`\n${passed} passed, ${failed} failed`);
  return failed === 0 && passed > 0 ? 0 : 1;
}
