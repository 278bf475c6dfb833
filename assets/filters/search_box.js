// The search box as a combobox: arrows choose, Enter selects and centres.

import { all, byId, closest, focused, setFlag } from "../core/dom.js";
import { setReturnPoint } from "../core/focus.js";
import { say } from "../core/live_region.js";
import { requestOrNotify } from "../core/notice.js";
import { request } from "../core/request_cache.js";
import { openEvidence } from "../core/selection.js";
import { change } from "../core/state.js";

const box = () => /** @type {HTMLInputElement} */ (byId("search"));
const list = () => byId("search-results");
const options = () => all("[role=option]:not([aria-disabled])", list());
let active = -1; // the option that Enter takes
let askedText = "";

/** @param {number} index Of an option; beyond the ends it goes round. */
function setActive(index) {
  const choices = options();
  active = choices.length ? (index + choices.length) % choices.length : -1;
  choices.forEach((one, i) => {
    setFlag(one, "aria-selected", i === active);
  });
  if (active >= 0) choices[active].scrollIntoView({ block: "nearest" });
  box().setAttribute("aria-activedescendant", active >= 0 ? choices[active].id : "");
}

function close() {
  if (list().hidden) return; // and before the first focus the box is no combobox yet
  list().hidden = true;
  setFlag(box(), "aria-expanded", false);
  active = -1;
}

async function search() {
  askedText = box().value;
  const text = askedText.trim();
  if (!text) return close();
  const path = `_search?q=${encodeURIComponent(text)}`;
  const html = await requestOrNotify(() => request(path), []);
  if (html === null || askedText.trim() !== text) return;
  list().innerHTML = html;
  list().hidden = false;
  setFlag(box(), "aria-expanded", true);
  setActive(0);
  const n = options().length;
  say(n ? `${n} answer${n === 1 ? "" : "s"}` : (list().textContent ?? "").trim());
}

/** @param {HTMLElement | undefined | null} option */
function take(option) {
  if (!option) return;
  const { option: id, optionText } = option.dataset;
  close();
  if (id) return openEvidence(id);
  if (optionText) change({ q: optionText });
  byId("caption").focus();
}

/** Go to the search box, and remember where to come back to. */
export function focusSearch() {
  if (focused() !== box()) setReturnPoint();
  box().focus();
  box().select();
}

/** The box becomes a combobox with its first focus: before, scripts may not be there. */
function makeCombobox() {
  box().setAttribute("role", "combobox");
  box().setAttribute("aria-autocomplete", "list");
  box().setAttribute("aria-controls", "search-results");
  setFlag(box(), "aria-expanded", false);
}

/** @param {KeyboardEvent} event */
async function press(event) {
  if (event.key === "ArrowDown" || event.key === "ArrowUp") {
    event.preventDefault();
    setActive(active + (event.key === "ArrowDown" ? 1 : -1));
  } else if (event.key === "Enter") {
    event.preventDefault();
    if (list().hidden || askedText !== box().value) await search();
    take(options()[active]);
  } else if (event.key === "Escape" && !list().hidden) {
    event.stopPropagation();
    close();
  }
}

/** @param {Event} event */
const isBox = (event) => event.target instanceof Element && event.target.id === "search";

/** Answer what is typed, and keys and clicks in the list. */
export function register() {
  document.addEventListener("focusin", (event) => {
    if (isBox(event) && !box().getAttribute("role")) makeCombobox();
  });
  document.addEventListener("input", (event) => {
    if (isBox(event)) search();
  });
  document.addEventListener("keydown", (event) => {
    if (isBox(event)) press(event);
  });
  document.addEventListener("mousedown", (event) => {
    const option = closest(event, "#search-results [role=option]");
    if (option && !option.hasAttribute("aria-disabled")) {
      event.preventDefault();
      take(option);
    } else if (!isBox(event)) close();
  });
}
