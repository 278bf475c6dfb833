"use strict";
// Reading: step from claim to claim; in a passage with several, mark the ends of the one meant.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const place = () => document.getElementById("words");
  const rows = () => [...place().querySelectorAll("[data-row]")];
  const here = () => ex.state()?.view === "reading";

  function mark(passage, claim) {
    for (const piece of passage?.querySelectorAll("[data-marks]") || []) {
      const found = piece.dataset.marks.split(" ").find((one) => one.startsWith(`${claim}:`));
      piece.className = found ? found.slice(claim.length + 1) : "";
    }
  }

  // What is pointed at or has the focus; else what is selected.
  function settle(passage, row) {
    const meant = row || passage.querySelector("[data-row].is-chosen");
    mark(passage, meant ? meant.dataset.row : "");
  }

  function go(by) {
    const all = rows();
    if (!all.length) return;
    const now = all.findIndex((row) => row.classList.contains("is-chosen"));
    const next = all[now < 0 ? (by > 0 ? 0 : all.length - 1) : now + by];
    if (!next) return;
    if (document.activeElement.closest(".passage"))
      next.querySelector("a").focus({ preventScroll: true });
    ex.network.visit(next.dataset.row);
  }

  const follow = (event) => {
    const row = event.target.closest?.(".passage [data-row]");
    if (!row) return;
    const arrives = event.type === "pointerover" || event.type === "focusin";
    settle(row.closest(".passage"), arrives ? row : null);
  };
  for (const name of ["pointerover", "pointerout", "focusin", "focusout"])
    document.addEventListener(name, follow);

  document.addEventListener("explorer:marked", () => {
    if (here()) place().querySelectorAll(".passage").forEach((passage) => settle(passage));
  });
  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-go]");
    if (button) go(Number(button.dataset.go));
  });
  document.addEventListener("keydown", (event) => {
    const by = { "[": -1, "]": 1 }[event.key];
    if (!by || !here() || event.ctrlKey || event.metaKey) return;
    if (event.target.closest("input, textarea, select, dialog")) return;
    event.preventDefault();
    go(by);
  });
})();
