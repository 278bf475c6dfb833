"use strict";
// The Download dialog: its links lead to what is shown now, or to everything.
(() => {
  const ex = (window.explorer = window.explorer || {});
  let scope = "shown";

  // The API's query for a scope: the page's own address, but for its theme.
  function query() {
    if (scope === "all") return "?scope=all";
    const state = ex.state?.();
    const shown = state ? ex.encode({ ...state, theme: ex.setup.defaults.theme }) : "";
    return shown && `?${shown}`;
  }

  function point() {
    const told = document.getElementById("download-told");
    const amount = document.querySelector("#caption b");
    told.textContent = scope === "all" || !amount ? told.dataset.all : amount.textContent;
    for (const button of document.querySelectorAll("[data-scope]"))
      button.setAttribute("aria-pressed", button.dataset.scope === scope);
    for (const link of document.querySelectorAll("a[data-format]"))
      link.href = `api/download.${link.dataset.format}${query()}`;
  }

  document.addEventListener("click", (event) => {
    const chosen = event.target.closest("[data-scope]");
    if (chosen) scope = chosen.dataset.scope;
    else if (event.target.closest("#download")) scope = "shown";
    else return;
    point();
    if (!chosen) document.getElementById("downloads").showModal();
  });
})();
