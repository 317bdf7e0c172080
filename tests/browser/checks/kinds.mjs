// Kinds of pages, told from their addresses, and a few of each kind.

const OF_EACH_KIND = 3;

/** The kind of a page: its address with codes and values taken out. */
export function kindOf(address) {
  const url = new URL(address, "http://x");
  const [, lang, area, code, ...rest] = url.pathname.split("/");
  const names = [...url.searchParams.keys()].sort().join("&");
  const fixed = area === "source" ? `source/${code}` : code === "new" || (area === "register" && code) ? `${area}/${code}` : code ? `${area}/*` : (area ?? "");
  const deep = area === "source" ? (code === "record" ? `/${rest[0]}` : "") : rest.map((r) => `/${r}`).join("");
  return `/${lang}/${fixed}${deep}${names ? `?${names}` : ""}`;
}

/** A few addresses of each kind, spread over all there are; plain pages more than filtered ones. */
export function sample(addresses, most = OF_EACH_KIND) {
  const kinds = new Map();
  for (const address of addresses) {
    const kind = kindOf(address);
    kinds.set(kind, [...(kinds.get(kind) ?? []), address]);
  }
  return [...kinds].sort(([a], [b]) => (a < b ? -1 : 1)).flatMap(([kind, list]) => {
    const take = kind.includes("?") || kind.includes("/source/") ? 1 : most;
    if (list.length <= take) return list;
    return Array.from({ length: take }, (_, i) => list[Math.floor((i * (list.length - 1)) / Math.max(take - 1, 1))]);
  });
}
