// The header's menu on small screens. Esc, a press elsewhere or its own button close it.

import { byId, closest, first, focused, setFlag } from "../core/dom.js";

const isOpen = () => document.body.classList.contains("menu-open");

/** @param {boolean} open */
function setOpen(open) {
  document.body.classList.toggle("menu-open", open);
  const viewSwitch = first(".switch");
  if (viewSwitch) viewSwitch.inert = open; // it lies half under the menu
  setFlag(byId("more"), "aria-expanded", open);
}

/** Answer what opens and closes the menu. */
export function register() {
  document.addEventListener("click", (event) => {
    if (closest(event, "#more")) setOpen(!isOpen());
    else if (isOpen()) setOpen(false);
  });
  document.addEventListener(
    "keydown",
    (event) => {
      if (event.key !== "Escape" || !isOpen()) return;
      setOpen(false);
      byId("more").focus();
      event.stopImmediatePropagation(); // it goes back one step only
    },
    true,
  );
  // A touch on the canvas never becomes a click: the menu and the search's keyboard go as well.
  document.addEventListener(
    "pointerdown",
    (event) => {
      if (!closest(event, "#network")) return;
      if (isOpen()) setOpen(false);
      if (focused().id === "search") focused().blur();
    },
    true,
  );
  // A page that has become wide again has no menu.
  matchMedia("(min-width: 901px)").addEventListener("change", ({ matches }) => {
    if (matches) setOpen(false);
  });
}
