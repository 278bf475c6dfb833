// The Download dialog: its links lead to what is shown now, or to everything.

import { all, byId, closest, first, setFlag } from "../core/dom.js";
import { getSetup } from "../core/setup.js";
import { isOpen, queryOf } from "../core/state.js";

let scope = "shown"; // or "all"

/** The API's query for the scope: the page's own address, but for its theme. */
function query() {
  if (scope === "all") return "?scope=all";
  const shown = isOpen() ? queryOf({ theme: getSetup().defaults.theme }) : "";
  return shown && `?${shown}`;
}

function update() {
  const amount = byId("download-told");
  const claims = first("#caption b");
  const everything = scope === "all" || !claims;
  amount.textContent = everything ? (amount.dataset.all ?? "") : claims.textContent;
  for (const button of all("[data-scope]"))
    setFlag(button, "aria-pressed", button.dataset.scope === scope);
  for (const link of /** @type {HTMLAnchorElement[]} */ (all("a[data-format]")))
    link.href = `api/download.${link.dataset.format}${query()}`;
}

/** Answer the button that opens the dialog, and the choice of a scope in it. */
export function register() {
  document.addEventListener("click", (event) => {
    const chosen = closest(event, "[data-scope]");
    if (chosen) scope = chosen.dataset.scope ?? "shown";
    else if (closest(event, "#download")) scope = "shown";
    else return;
    update();
    if (!chosen) /** @type {HTMLDialogElement} */ (byId("downloads")).showModal();
  });
}
