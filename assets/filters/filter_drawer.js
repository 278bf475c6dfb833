// The filters as a drawer on small screens. Esc, a press beside it or its own button close it.

import { all, byId, closest, first } from "../core/dom.js";
import { subscribe } from "../core/events.js";

const BEHIND = ".top, .notice, .middle, .panel";
const isOpen = () => document.body.classList.contains("filters-open");

/** @param {boolean} open */
function setOpen(open) {
  if (open === isOpen()) return;
  document.body.classList.toggle("filters-open", open);
  for (const one of all(BEHIND)) one.inert = open;
  const filters = byId("filters");
  if (!open) {
    filters.setAttribute("role", "complementary");
    filters.removeAttribute("aria-modal");
    byId("filters-open").focus();
    return;
  }
  filters.setAttribute("role", "dialog");
  filters.setAttribute("aria-modal", "true");
  first('[data-drawer="close"]', filters)?.focus({ preventScroll: true });
}

/** The button that closes the drawer says how many claims it then shows. */
function showAmount() {
  const amount = first("b", byId("caption"))?.textContent || "";
  const inSentence = amount.replace(/^[AN]/, (c) => c.toLowerCase());
  byId("filters-show").textContent = `Show ${inSentence}`;
}

/** Answer what opens and closes the drawer. */
export function register() {
  document.addEventListener("click", (event) => {
    const way = closest(event, "[data-drawer]")?.dataset.drawer;
    const beside = isOpen() && event.target === document.body;
    if (way || beside) setOpen(way === "open");
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      setOpen(false);
      event.stopImmediatePropagation(); // it goes back one step only
    },
    true,
  );
  // A page that has become wide again has no drawer.
  matchMedia("(min-width: 901px)").addEventListener("change", ({ matches }) => {
    if (matches) setOpen(false);
  });
  subscribe("marked", showAmount);
}
