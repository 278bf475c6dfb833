// Paths and Compare: pickers set a field; the path that is meant is lit on the canvas.

import { all, byId, closest, first } from "../core/dom.js";
import { subscribe } from "../core/events.js";
import { edgeOfClaim } from "../core/setup.js";
import { change, getState, isOpen } from "../core/state.js";
import { markElements } from "../network/highlight.js";

const place = () => byId("words");
const isShown = () => isOpen() && getState().view === "paths" && !getState().walk;
const paths = () => /** @type {HTMLDetailsElement[]} */ (all("[data-path]", place()));

/** @param {HTMLElement} path */
const elementsOf = (path) => (path.dataset.path ?? "").split(" ");

/** @type {HTMLElement | null} */
let active = null; // the path that the reader opened, clicked or found by a selection

/** @param {HTMLElement | null} path */
const lightPath = (path) => markElements("on-path", path ? elementsOf(path) : []);

/** @param {HTMLElement} path */
function activate(path) {
  active = path;
  for (const one of paths()) one.classList.toggle("is-active", one === path);
  lightPath(path);
}

/**
 * The active path stays while the selected step is on it; else it is the first that has it.
 * @param {string} select
 */
function follow(select) {
  if (!isShown() || !paths().length) return;
  const edge = edgeOfClaim(select) || select;
  /** @param {HTMLElement} path */
  const has = (path) => place().contains(path) && elementsOf(path).includes(edge);
  const stays = active && place().contains(active) && (!edge.includes(".") || has(active));
  const path = /** @type {HTMLDetailsElement} */ (stays ? active : paths().find(has) || paths()[0]);
  activate(path);
  if (!edge || !has(path) || path.open) return;
  path.open = true;
  first(".is-chosen", path)?.scrollIntoView({ block: "nearest" });
}

/** Answer clicks and pointers on paths, and the pickers of ends. */
export function register() {
  subscribe("marked", follow);
  document.addEventListener("click", (event) => {
    const path = closest(event, "[data-path]");
    if (path) activate(path);
  });
  for (const name of ["pointerover", "focusin"]) {
    document.addEventListener(name, (event) => {
      const path = closest(event, "[data-path]");
      if (path) lightPath(path);
    });
  }
  document.addEventListener("pointerout", (event) => {
    const to = /** @type {Element | null} */ (event.relatedTarget);
    if (closest(event, "[data-path]") && !to?.closest?.("[data-path]")) lightPath(active);
  });
  document.addEventListener("change", (event) => {
    const picker = /** @type {HTMLSelectElement} */ (event.target);
    const field = picker.dataset?.pick;
    if (field) change({ [field]: picker.value });
  });
}
