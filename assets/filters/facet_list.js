// The filters: a click includes or excludes a value; counts follow the View.

import { all, closest, setFlag } from "../core/dom.js";
import { isPlainKey } from "../core/events.js";
import { getSetup } from "../core/setup.js";
import { change, getState } from "../core/state.js";

/** @typedef {import("../core/types.js").State} State */

/** @param {string} value */
const isExcluded = (value) => value[0] === "-";

/**
 * Included values first, then by name.
 * @param {string} a
 * @param {string} b
 */
const compare = (a, b) => Number(isExcluded(a)) - Number(isExcluded(b)) || (a < b ? -1 : 1);

/**
 * Put a value into a facet, or take it out; its opposite goes in either case.
 * @param {string} facet
 * @param {string} value
 * @param {string} opposite
 */
function toggle(facet, value, opposite) {
  const now = /** @type {string[]} */ (getState()[facet]);
  const others = now.filter((one) => one !== value && one !== opposite);
  const next = now.includes(value) ? others : [...others, value];
  change({ [facet]: next.sort(compare) });
}

/** @param {string} name Of a field, or "all". */
function clear(name) {
  change(name === "all" ? noFilters() : { [name]: getSetup().defaults[name] });
}

/**
 * Return the fields of a state that filters nothing.
 * @returns {Partial<State>}
 */
export function noFilters() {
  const { defaults } = getSetup();
  const facets = Object.keys(defaults).filter((field) => Array.isArray(defaults[field]));
  return { ...Object.fromEntries(facets.map((field) => [field, []])), q: "" };
}

/**
 * Bring counts and pressed buttons of one facet up to date.
 * @param {HTMLElement} group
 * @param {Set<string>} chosen
 * @param {Record<string, number>} counts
 */
function showFacet(group, chosen, counts) {
  group.classList.toggle("is-used", chosen.size > 0);
  for (const row of all(".value", group)) {
    const [include, exclude] = /** @type {HTMLElement[]} */ ([...row.children]);
    const value = include.dataset.value ?? "";
    const n = counts[value] ?? 0;
    const number = /** @type {HTMLElement} */ (include.querySelector(".n"));
    if (number.textContent !== String(n)) number.textContent = String(n);
    setFlag(include, "aria-pressed", chosen.has(value));
    setFlag(exclude, "aria-pressed", chosen.has(`-${value}`));
    row.classList.toggle("is-empty", n === 0);
  }
}

/**
 * Bring all filters up to date with a View.
 * @param {State} state
 * @param {Record<string, Record<string, number>>} counts
 */
export function showFilters(state, counts) {
  let used = Boolean(state.q);
  for (const group of all("[data-facet]")) {
    const facet = /** @type {string} */ (group.dataset.facet);
    const chosen = new Set(state[facet]);
    used ||= chosen.size > 0;
    showFacet(group, chosen, counts[facet]);
  }
  document.body.classList.toggle("is-filtered", used);
}

/** @param {Event} event */
const listAround = (event) => closest(event, "#filters .values");

/**
 * The button that a key leads to: across are a value's two buttons, show it and leave it out.
 * @param {Element} button
 * @param {string} key
 */
function neighbour(button, key) {
  const row = /** @type {Element} */ (button.parentElement);
  const rows = [.../** @type {Element} */ (row.parentElement).children];
  const column = [...row.children].indexOf(button);
  const at = rows.indexOf(row);
  /** @type {Record<string, [number, number]>} */
  const targets = {
    ArrowUp: [at - 1, column],
    ArrowDown: [at + 1, column],
    ArrowLeft: [at, 0],
    ArrowRight: [at, 1],
    Home: [0, column],
    End: [rows.length - 1, column],
  };
  const to = targets[key];
  return /** @type {HTMLElement | undefined} */ (to && rows[to[0]]?.children[to[1]]);
}

/** @param {MouseEvent} event */
function click(event) {
  let target = closest(event, "[data-filter]");
  if (target) {
    const { filter = "", value = "" } = target.dataset;
    return toggle(filter, value, `-${value}`);
  }
  target = closest(event, "[data-exclude]");
  if (target) {
    const { exclude = "", not = "" } = target.dataset;
    return toggle(exclude, `-${not}`, not);
  }
  target = closest(event, "[data-clear]");
  if (target) return clear(target.dataset.clear ?? "");
  target = closest(event, "[data-filter-link]");
  if (!target) return;
  event.preventDefault();
  const { filterLink = "", filterValue = "" } = target.dataset;
  const alone = String(getState()[filterLink]) === filterValue; // a second click takes it back
  change({ [filterLink]: alone ? [] : [filterValue] });
}

/**
 * Answer clicks on values. Each list of values is one stop for Tab, at the button that had the
 * focus last; arrow keys lead on.
 */
export function register() {
  document.addEventListener("focusin", (event) => {
    const list = listAround(event);
    if (!list) return;
    for (const button of all("button", list)) button.tabIndex = button === event.target ? 0 : -1;
  });
  document.addEventListener("keydown", (event) => {
    if (!listAround(event) || !isPlainKey(event)) return;
    const button = neighbour(/** @type {Element} */ (event.target), event.key);
    if (!button) return;
    event.preventDefault();
    button.focus();
  });
  document.addEventListener("click", click);
}
