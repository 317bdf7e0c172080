/* Comfort only: every page works without this file.
   Keys are matched by position (event.code), so they work on Arabic layouts. */
(() => {
  "use strict";
  const root = document.documentElement;

  /* Theme: the button appears only when it can do something. The choice is a
     cookie, so that the server writes it into the page and nothing flashes. */
  const dark = () =>
    (root.dataset.theme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light")) === "dark";
  const initTheme = (scope) => {
    for (const button of scope.querySelectorAll("[data-theme-toggle]")) {
      button.hidden = false;
      button.setAttribute("aria-pressed", String(dark()));
      button.addEventListener("click", () => {
        const next = dark() ? "light" : "dark";
        root.dataset.theme = next;
        button.setAttribute("aria-pressed", String(next === "dark"));
        document.cookie = `theme=${next}; path=/; max-age=31536000; samesite=lax`;
      });
    }
  };

  /* Undo: counts the seconds in which the server takes a change back. */
  const initUndo = (scope) => {
    const toasts = [...scope.querySelectorAll("[data-undo-seconds]")];
    if (scope.matches && scope.matches("[data-undo-seconds]")) toasts.push(scope);
    for (const toast of toasts) {
      if (toast.dataset.counting) continue;
      toast.dataset.counting = "yes";
      const ends = Date.now() + Number(toast.dataset.undoSeconds) * 1000;
      const count = toast.querySelector("[data-count]");
      // Sentences from the first second to the last: each number has its own plural.
      const said = count ? count.dataset.count.split("|") : [];
      const timer = setInterval(() => {
        const left = Math.ceil((ends - Date.now()) / 1000);
        if (left > 0 && left <= said.length) count.textContent = said[said.length - left];
        if (left <= 0) {
          clearInterval(timer);
          if (toast.contains(document.activeElement)) document.getElementById("content")?.focus();
          toast.remove();
        }
      }, 250);
    }
  };

  /* Filters that apply as soon as they change; without script there is a button. */
  const initAuto = (scope) => {
    for (const form of scope.querySelectorAll("form[data-auto]")) {
      form.addEventListener("change", () => form.requestSubmit());
    }
  };

  /* Opening one note closes the others; Escape closes them all. */
  document.addEventListener("toggle", (event) => {
    const opened = event.target;
    if (!(opened instanceof HTMLDetailsElement) || !opened.open || !opened.matches(".basis")) return;
    for (const other of document.querySelectorAll(".basis[open]")) if (other !== opened) other.open = false;
  }, true);

  const typing = (node) =>
    node instanceof Element && node.closest("input, textarea, select, [contenteditable]") !== null;

  const focusSearch = () => {
    const field = document.querySelector("[data-search]");
    if (!field) return false;
    field.focus();
    field.select();
    return true;
  };

  /* J and K walk the rows; Enter follows the row's first link by itself. */
  const moveRow = (step) => {
    const rows = [...document.querySelectorAll("[data-row]")].filter((row) => row.offsetParent !== null);
    if (rows.length === 0) return false;
    const at = rows.findIndex((row) => row.contains(document.activeElement));
    const next = at < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(at + step, 0), rows.length - 1);
    const target = rows[next].querySelector("a[href], button, summary");
    if (!target) return false;
    target.focus();
    rows[next].scrollIntoView({ block: "nearest" });
    return true;
  };

  document.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    const command = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey;
    let used = false;
    if (command && event.code === "KeyK") used = focusSearch();
    else if (event.code === "Escape") for (const note of document.querySelectorAll(".basis[open]")) note.open = false;
    else if (event.ctrlKey || event.metaKey || event.altKey || typing(event.target)) return;
    else if (event.code === "Slash" && !event.shiftKey) used = focusSearch();
    else if (event.code === "KeyJ" && !event.shiftKey) used = moveRow(1);
    else if (event.code === "KeyK" && !event.shiftKey) used = moveRow(-1);
    if (used) event.preventDefault();
  });

  const init = (scope) => {
    initTheme(scope);
    initUndo(scope);
    initAuto(scope);
  };
  init(document);
  // Not scrollIntoView: it would also move the place from which Tab begins.
  for (const here of document.querySelectorAll(':is(.areas, .tabs) a[aria-current="page"]')) {
    const bar = here.closest("nav");
    const [own, room] = [here.getBoundingClientRect(), bar.getBoundingClientRect()];
    if (own.right > room.right) bar.scrollLeft += own.right - room.right;
    else if (own.left < room.left) bar.scrollLeft += own.left - room.left;
  }
  document.addEventListener("htmx:load", (event) => {
    if (event.target !== document.body) init(event.target);
  });
})();
