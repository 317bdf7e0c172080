// Starts the built command, waits for the address it prints, and ends it.

import { execFile, spawn } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

export const TODAY = "2026-11-22";

/** A folder of its own for one run. */
export const folder = () => mkdtemp(join(tmpdir(), "sanad-browser-"));

/** Runs the command to its end: `{ code, out, err }`. */
export function command(bin, args, cwd) {
  return new Promise((done) => {
    execFile(resolve(bin), args, { cwd, timeout: 60_000, maxBuffer: 1 << 26 }, (error, out, err) =>
      done({ code: error ? (error.code ?? 1) : 0, out, err }),
    );
  });
}

/** Serves with `args`; resolves with the address once it is printed. */
export function serve(bin, args, { cwd, wait = 90_000 } = {}) {
  const child = spawn(resolve(bin), args, { cwd, stdio: ["ignore", "pipe", "pipe"] });
  let said = "";
  const orphaned = () => child.kill("SIGKILL");
  process.once("exit", orphaned);
  child.once("exit", () => process.removeListener("exit", orphaned));
  const ended = new Promise((done) => child.once("exit", done));
  const stop = async () => {
    child.kill("SIGTERM");
    const timer = setTimeout(() => child.kill("SIGKILL"), 5_000);
    await ended;
    clearTimeout(timer);
  };
  return new Promise((ready, refuse) => {
    const timer = setTimeout(() => {
      child.kill("SIGKILL");
      refuse(new Error(`no address after ${wait / 1000} s; it said: ${said.slice(-800)}`));
    }, wait);
    const listen = (chunk) => {
      said += chunk;
      const address = said.match(/http:\/\/127\.0\.0\.1:\d+/);
      if (!address) return;
      clearTimeout(timer);
      ready({ origin: address[0], stop, said: () => said });
    };
    child.stdout.on("data", listen);
    child.stderr.on("data", listen);
    child.once("error", refuse);
    child.once("exit", (code) => {
      clearTimeout(timer);
      refuse(new Error(`the command ended with ${code} before serving; it said: ${said.slice(-800)}`));
    });
  });
}

/** The sample, served from a new database. */
export async function demo(bin) {
  const dir = await folder();
  const db = join(dir, "x.db");
  const server = await serve(bin, ["demo", "--port", "0", "--db", db, "--today", TODAY]);
  const stop = async () => {
    await server.stop();
    await rm(dir, { recursive: true, force: true });
  };
  return { ...server, stop, dir, db };
}
