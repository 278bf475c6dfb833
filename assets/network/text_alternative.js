// The network as text, beside the canvas: fetched when it is open, one stop for the keyboard.

import { all, byId, closest, first, focused, setFlag } from "../core/dom.js";
import { isPlainKey, subscribe } from "../core/events.js";
import { rememberFocus, restoreFocus } from "../core/focus.js";
import { say } from "../core/live_region.js";
import { request } from "../core/request_cache.js";
import { edgeOfClaim } from "../core/setup.js";
import { getState, queryOf } from "../core/state.js";
import { glance } from "./highlight.js";
import { refit } from "./viewport.js";

const LINK = "#outline a[data-select]";
const place = () => byId("outline");
const opener = () => byId("outline-open");
const links = () => all("a[data-select]", place());
const headings = () => links().filter((link) => link.closest("h4"));
let open = false;
let writtenPath = ""; // the address of what stands there

const isDrawnView = () => document.body.dataset.pane === "canvas";
// What the text says does not depend on what is selected, so one answer serves all.
const path = () => `_outline?${queryOf({ select: "", walk: "", step: "" })}`;

/** @param {HTMLElement | null | undefined} link The one that Tab leads to. */
function setStop(link) {
  for (const one of all('a[tabindex="0"]', place())) one.tabIndex = -1;
  if (link) link.tabIndex = 0;
}

/** Mark the links that lead to what is selected. */
function markSelected() {
  const { select } = getState();
  const meant = [select, edgeOfClaim(select)];
  const selected = links().filter((link) => meant.includes(link.dataset.select));
  for (const one of all("[aria-current]", place())) one.removeAttribute("aria-current");
  for (const link of selected) link.setAttribute("aria-current", "true");
  if (place().contains(focused())) return; // the reader is there already
  setStop(selected[0] || first('a[tabindex="0"]', place()) || links()[0]);
  selected[0]?.scrollIntoView({ block: "nearest" });
}

/** Show or hide the text, and write it anew where the View has changed. */
async function show() {
  const shown = open && isDrawnView();
  const changes = place().hidden === shown;
  const memo = rememberFocus();
  place().hidden = !shown;
  document.body.classList.toggle("has-outline", shown);
  restoreFocus(memo);
  setFlag(opener(), "aria-expanded", shown);
  if (changes) refit();
  if (!shown) return;
  const wanted = path();
  if (wanted === writtenPath) return markSelected();
  const html = await request(wanted).catch(() => "");
  if (!open || wanted !== path()) return; // something else is wanted by now
  if (!html) {
    place().textContent = "The text did not come. Please close it and open it again.";
    writtenPath = "";
    return;
  }
  const held = rememberFocus();
  place().innerHTML = html;
  writtenPath = wanted;
  markSelected();
  restoreFocus(held);
}

async function toggle() {
  open = !open;
  await show();
  if (!open) return say("The network as text is closed");
  document.getElementById("outline-title")?.focus();
  const keys = links().length ? "arrow keys move, Esc goes back" : "nothing is drawn";
  say(`The network as text is open: ${keys}`);
}

/** Close the text if the focus is inside; return whether that was so. */
export function closeTextAlternative() {
  if (!open || !place().contains(focused())) return false;
  toggle();
  opener().focus();
  return true;
}

/** @param {string} key */
function move(key) {
  const items = links();
  const now = items.indexOf(focused());
  const tops = headings();
  const top = tops.findLastIndex((one) => items.indexOf(one) <= now);
  /** @type {Record<string, () => HTMLElement | undefined>} */
  const targets = {
    ArrowDown: () => items[now + 1],
    ArrowUp: () => items[Math.max(now - 1, 0)],
    ArrowRight: () => tops[top + 1],
    ArrowLeft: () => (tops[top] === items[now] ? tops[top - 1] : tops[top]),
    Home: () => items[0],
    End: () => items.at(-1),
  };
  const next = targets[key]();
  if (!next) return;
  setStop(next);
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "nearest" });
}

/** Answer the button that opens the text, and keys and pointers in it. */
export function register() {
  document.addEventListener("keydown", (event) => {
    if (!isPlainKey(event)) return;
    if (!closest(event, "#outline") || !/^(Arrow(Up|Down|Left|Right)|Home|End)$/.test(event.key))
      return;
    event.preventDefault();
    move(event.key);
  });
  document.addEventListener("click", (event) => {
    if (closest(event, "#outline-open")) toggle();
    const link = closest(event, LINK);
    if (link) setStop(link);
  });
  subscribe("painted", show);
  // What is read lights its line in the drawing beside.
  for (const name of ["pointerover", "focusin"]) {
    document.addEventListener(name, (event) => {
      const link = closest(event, LINK);
      if (link) glance(link.dataset.select ?? "");
    });
  }
  for (const name of ["pointerout", "focusout"]) {
    document.addEventListener(name, (event) => {
      if (closest(event, LINK)) glance("");
    });
  }
}
