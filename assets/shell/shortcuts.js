// Keyboard shortcuts of the whole page: claims one by one, and the dialog that lists all keys.
// Others belong to their part: the header (search, Esc), the views (1 to 7), the canvas, the tours.

import { all, byId, closest, first, focused } from "../core/dom.js";
import { isCommand } from "../core/events.js";
import { setReturnPoint } from "../core/focus.js";
import { say } from "../core/live_region.js";
import { request } from "../core/request_cache.js";
import { getState, isOpen } from "../core/state.js";

const STORED = "explorer:single-keys-off"; // kept in the browser: the reader's own choice
const dialog = (/** @type {string} */ id) => /** @type {HTMLDialogElement} */ (byId(id));

/** @param {Event} event */
const isTyping = (event) =>
  Boolean(closest(event, "input, textarea, select, [contenteditable], dialog"));

const visibleCards = () =>
  all(".claim[data-claim]", byId("panel-body")).filter((card) => card.checkVisibility());

let singleKeysOff = false;

function readChoice() {
  try {
    return localStorage.getItem(STORED) === "1";
  } catch {
    return false;
  }
}

/** @param {boolean} off */
function storeChoice(off) {
  try {
    if (off) localStorage.setItem(STORED, "1");
    else localStorage.removeItem(STORED);
  } catch {} // where nothing may be stored, the choice lasts as long as the page
}

/**
 * @param {HTMLElement} card
 * @param {HTMLElement[]} cards
 */
function focusCard(card, cards) {
  card.tabIndex = -1;
  const reading = card.querySelector(".claim-reading")?.textContent?.trim() || "";
  const place = `Claim ${cards.indexOf(card) + 1} of ${cards.length}`;
  card.setAttribute("aria-label", `${place}: ${reading}`);
  card.focus({ preventScroll: true });
  card.scrollIntoView({ block: "nearest" });
  if (card.getBoundingClientRect().height > byId("panel-body").clientHeight)
    card.scrollIntoView({ block: "start" });
}

/**
 * Go to the next or the previous claim of the evidence, from the one that has the focus.
 * @param {1 | -1} by
 */
function stepToClaim(by) {
  const cards = visibleCards();
  if (!cards.length) return say("Select a thing or a line first: then its claims are here");
  const now = cards.findIndex((card) => card.contains(focused()));
  if (now < 0 && !focused().closest("#panel")) setReturnPoint();
  const start = by > 0 ? 0 : cards.length - 1;
  const next = cards[now < 0 ? start : now + by];
  if (next) return focusCard(next, cards);
  const more = by > 0 && first("[data-more]", byId("panel-body"));
  if (more)
    more.click(); // it goes to the first claim that it brings
  else say(by > 0 ? "This is the last claim here" : "This is the first claim here");
}

async function openDialog() {
  const keys = dialog("keys");
  if (keys.open) return;
  keys.innerHTML ||= await request("_keys").catch(() => "");
  if (!keys.innerHTML) return say("The list of keys did not come. Please try again");
  /** @type {HTMLInputElement} */ (byId("single-keys")).checked = !singleKeysOff;
  dialog("about").close();
  keys.showModal();
}

/** @param {KeyboardEvent} event */
function press(event) {
  if (isCommand(event) || isTyping(event)) return;
  if (event.key === "?") openDialog();
  else if ((event.key === "[" || event.key === "]") && isOpen() && getState().view !== "reading")
    stepToClaim(event.key === "]" ? 1 : -1);
  else return;
  event.preventDefault();
}

/** Answer the keys, what opens their list, and the choice to do without single keys. */
export function register() {
  singleKeysOff = readChoice();
  document.addEventListener("keydown", press);
  // Switched off, single keys are taken away before anything else hears of them.
  window.addEventListener(
    "keydown",
    (event) => {
      if (!singleKeysOff || event.key.length > 1 || isCommand(event)) return;
      if (!isTyping(event) && /[/?[\]1-7]/.test(event.key)) event.stopImmediatePropagation();
    },
    true,
  );
  document.addEventListener("click", (event) => {
    if (closest(event, "#keys-open, [data-keys]")) openDialog();
  });
  document.addEventListener("change", (event) => {
    const box = /** @type {HTMLInputElement} */ (event.target);
    if (box.id !== "single-keys") return;
    singleKeysOff = !box.checked;
    storeChoice(singleKeysOff);
  });
}
