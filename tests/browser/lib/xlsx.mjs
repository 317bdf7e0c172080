// Reads and fills cells of a workbook, as a person would, with nothing but zlib.

import { crc32, deflateRawSync, inflateRawSync } from "node:zlib";

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;

/** The files in a zip, by name. */
export function unzip(bytes) {
  const files = new Map();
  let end = bytes.length - 22;
  while (end >= 0 && bytes.readUInt32LE(end) !== END) end -= 1;
  if (end < 0) throw new Error("not a zip file");
  let at = bytes.readUInt32LE(end + 16);
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [method, size] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20)];
    const [name, extra, comment] = [28, 30, 32].map((o) => bytes.readUInt16LE(at + o));
    const local = bytes.readUInt32LE(at + 42);
    const start = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28);
    const packed = bytes.subarray(start, start + size);
    files.set(bytes.toString("utf8", at + 46, at + 46 + name), method === 8 ? inflateRawSync(packed) : packed);
    at += 46 + name + extra + comment;
  }
  return files;
}

/** A zip of files by name. */
export function zip(files) {
  const parts = [];
  const index = [];
  let offset = 0;
  for (const [name, data] of files) {
    const title = Buffer.from(name);
    const packed = deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(8, 4);
    common.writeUInt16LE(33, 8);
    common.writeUInt32LE(crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(data.length, 18);
    common.writeUInt16LE(title.length, 22);
    const mark = (value) => Buffer.from(Uint32Array.of(value).buffer);
    parts.push(mark(LOCAL), common, title, packed);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(offset, 10);
    index.push(mark(CENTRAL), Buffer.from([20, 0]), common, rest, title);
    offset += 30 + title.length + packed.length;
  }
  const directory = Buffer.concat(index);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(files.size, 8);
  end.writeUInt16LE(files.size, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, directory, end]);
}

const plain = (text) =>
  text.replace(/<[^>]*>/g, "").replace(/&(amp|lt|gt|quot|apos);/g, (_, n) => ({ amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" })[n]);
const escaped = (text) => text.replace(/[&<>"]/g, (c) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[c]);

/** A workbook whose cells can be read and set; `sheet` is its place among the sheets, from 1. */
export class Workbook {
  constructor(bytes) {
    this.files = unzip(bytes);
    const strings = this.files.get("xl/sharedStrings.xml")?.toString("utf8") ?? "";
    this.strings = [...strings.matchAll(/<si>(.*?)<\/si>/gs)].map((m) => plain(m[1]));
  }

  /** Names of the sheets, in order. */
  names() {
    return [...this.files.get("xl/workbook.xml").toString("utf8").matchAll(/<sheet name="([^"]*)"/g)].map((m) => plain(m[1]));
  }

  /** Text of every cell that holds one, by address such as `B4`. */
  cells(sheet = 1) {
    const xml = this.files.get(`xl/worksheets/sheet${sheet}.xml`).toString("utf8");
    const found = new Map();
    for (const [, at, kind, inner] of xml.matchAll(/<c r="([A-Z]+\d+)"[^>]*?(?: t="(\w+)")?(?:\/>|>(.*?)<\/c>)/gs)) {
      if (!inner) continue;
      const value = plain(inner.match(/<(?:v|is)>(.*?)<\/(?:v|is)>/s)?.[1] ?? "");
      found.set(at, kind === "s" ? this.strings[Number(value)] : value);
    }
    return found;
  }

  /** The address of the first cell that `test` accepts. */
  find(test, sheet = 1) {
    for (const [at, text] of this.cells(sheet)) if (test(text, at)) return at;
    throw new Error("no such cell");
  }

  /** Writes a text into a cell. */
  set(at, text, sheet = 1) {
    const name = `xl/worksheets/sheet${sheet}.xml`;
    let xml = this.files.get(name).toString("utf8");
    const row = at.match(/\d+/)[0];
    const cell = (style) => `<c r="${at}"${style} t="inlineStr"><is><t>${escaped(text)}</t></is></c>`;
    const there = new RegExp(`<c r="${at}"([^>]*?)(?:/>|>.*?</c>)`, "s");
    const found = xml.match(there);
    if (found) xml = xml.replace(there, () => cell(found[1].match(/ s="\d+"/)?.[0] ?? ""));
    else {
      const line = new RegExp(`(<row r="${row}"[^>]*?)(?:/>|>(.*?)</row>)`, "s");
      if (line.test(xml)) {
        const order = (name) => name.replace(/\d+/, "").padStart(3);
        xml = xml.replace(line, (_, head, inner = "") => {
          const cells = [...inner.matchAll(/<c r="([A-Z]+\d+)".*?(?:\/>|<\/c>)/gs)].map((m) => [m[1], m[0]]);
          cells.push([at, cell("")]);
          cells.sort(([a], [b]) => (order(a) < order(b) ? -1 : 1));
          return `${head}>${cells.map(([, c]) => c).join("")}</row>`;
        });
      } else xml = xml.replace("</sheetData>", () => `<row r="${row}">${cell("")}</row></sheetData>`);
    }
    this.files.set(name, Buffer.from(xml));
  }

  /** The workbook as a file. */
  bytes() {
    return zip(this.files);
  }
}
