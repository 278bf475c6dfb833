"use strict";
// The table: chunks of rows come when they are near and go when they are far; arrow keys move.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const KEPT = 12; // chunks that stay in the page however far away
  const NEAR = "1200px 0px";
  const place = () => document.getElementById("words");
  const chunks = () => [...place().querySelectorAll(".chunk")];
  const rows = () => [...place().querySelectorAll(".row")];
  let watch = null;

  // The rows do not depend on what is selected, so one answer serves all.
  const address = (offset) => `_rows?offset=${offset}&${ex.encode({ ...ex.state(), select: "" })}`;

  async function fill(chunk) {
    if (chunk.firstElementChild) return;
    const html = await ex.trying(() => ex.ask(address(chunk.dataset.offset)), [".middle"]);
    if (!html || chunk.firstElementChild || !chunk.isConnected) return;
    chunk.innerHTML = html;
    chunk.removeAttribute("aria-busy");
    chunk.style.removeProperty("height");
    ex.views.mark(ex.state().select, { reveal: false });
  }

  function empty(chunk) {
    if (!chunk.firstElementChild || chunk.contains(document.activeElement)) return;
    chunk.style.height = `${chunk.offsetHeight}px`;
    chunk.replaceChildren();
    chunk.setAttribute("aria-busy", "true"); // its rows are still to come
  }

  function observe() {
    watch?.disconnect();
    watch = null;
    const all = chunks();
    if (all.length < 2) return;
    const [first] = all;
    const usual = first.offsetHeight / first.childElementCount;
    for (const chunk of all.slice(1))
      if (!chunk.firstElementChild) chunk.style.height = `${usual * chunk.dataset.rows}px`;
    watch = new IntersectionObserver(
      (entries) => {
        for (const { target, isIntersecting } of entries)
          if (isIntersecting) fill(target);
          else if (all.length > KEPT) empty(target);
      },
      { root: place(), rootMargin: NEAR }
    );
    all.forEach((chunk) => watch.observe(chunk));
  }

  // Bring the row of the selection, which may not be in the page yet, into sight.
  async function seek(select) {
    if (place().querySelector(".is-chosen")) return;
    const number = Number(await ex.ask(`_row?${ex.encode({ ...ex.state(), select })}`).catch(() => 0));
    if (!number || ex.state().select !== select) return;
    const chunk = chunks().findLast((one) => Number(one.dataset.offset) < number);
    chunk?.scrollIntoView({ block: "center" });
    if (chunk) await fill(chunk);
    ex.views.mark(select);
  }

  function focus(row) {
    for (const link of place().querySelectorAll('.row a[tabindex="0"]')) link.tabIndex = -1;
    const link = row.querySelector("a");
    link.tabIndex = 0;
    link.focus({ preventScroll: true });
    row.scrollIntoView({ block: "nearest" });
  }

  async function move(from, key) {
    if (key === "Home" || key === "End") {
      const end = key === "Home" ? chunks().at(0) : chunks().at(-1);
      await fill(end);
      return focus(key === "Home" ? end.firstElementChild : end.lastElementChild);
    }
    const down = key === "ArrowDown";
    const beside = down ? from.nextElementSibling : from.previousElementSibling;
    if (beside) return focus(beside);
    const chunk = down ? from.parentElement.nextElementSibling : from.parentElement.previousElementSibling;
    if (!chunk?.matches(".chunk")) return;
    await fill(chunk);
    const row = down ? chunk.firstElementChild : chunk.lastElementChild;
    if (row) focus(row);
  }

  document.addEventListener("keydown", (event) => {
    const row = event.target.closest?.(".row");
    if (!row || !ex.bare(event) || !["ArrowUp", "ArrowDown", "Home", "End"].includes(event.key)) return;
    event.preventDefault();
    move(row, event.key);
  });

  // A click anywhere on a row selects it, unless words of it were being marked.
  document.addEventListener("click", (event) => {
    const row = event.target.closest(".row");
    if (!row || event.target.closest("a, button") || !getSelection().isCollapsed) return;
    ex.change({ select: row.dataset.row });
  });

  document.addEventListener("explorer:written", observe);
  document.addEventListener("explorer:marked", ({ detail: select }) => {
    if (select && ex.state().view === "table") seek(select);
    const chosen = place().querySelector(".row.is-chosen a");
    if (!chosen || rows().some((row) => row.contains(document.activeElement))) return;
    for (const link of place().querySelectorAll('.row a[tabindex="0"]')) link.tabIndex = -1;
    chosen.tabIndex = 0;
  });
})();
