"use strict";
// The views: which one is on screen, what it says in words, and which of its rows is selected.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const place = () => document.getElementById("words");
  let written = null;

  ex.views = {
    show(state, answer) {
      document.body.dataset.view = state.view;
      for (const button of document.querySelectorAll("button[data-view]"))
        button.setAttribute("aria-pressed", button.dataset.view === state.view);
      if (answer.words === written) return;
      written = answer.words;
      place().innerHTML = answer.words;
      place().scrollTop = 0;
    },
    // Rows carry data-row (a claim) and data-edge; the selected one is marked and in sight.
    mark(select) {
      let first = null;
      for (const row of place().querySelectorAll("[data-row]")) {
        const { row: claim, edge } = row.dataset;
        const chosen = Boolean(select) && (claim === select || edge === select);
        row.classList.toggle("is-chosen", chosen);
        if (chosen) row.setAttribute("aria-current", "true");
        else row.removeAttribute("aria-current");
        if (chosen) first ||= row;
      }
      first?.scrollIntoView({ block: "nearest" });
    },
  };

  document.addEventListener("click", (event) => {
    const target = event.target.closest("button[data-view]");
    if (target) ex.change({ view: target.dataset.view });
  });
})();
