// Words explained where they stand, by a tooltip: on pointing, on focus and on a tap. What they
// mean comes once, when the first is asked for.

import { all, closest } from "../core/dom.js";
import { say } from "../core/live_region.js";
import { request } from "../core/request_cache.js";

const REGIONS = "#panel-body, #words, #walk";
const POINTING_DELAY = 120; // ms that the pointer must rest on a word
const GRACE = 160; // ms in which it may go over to the explanation
const GAP = 6; // px between word and tooltip

/** @type {HTMLElement | null} */
let tooltip = null; // the element that explains, one for all
/** @type {HTMLElement | null} */
let explained = null; // the word that is explained
let timer = 0;

/**
 * The word around an event's target, in a region where words are explained.
 * @param {Event} event
 */
function wordOf(event) {
  const word = closest(event, "[data-term]");
  return word?.closest(REGIONS) ? word : null;
}

/**
 * Whether a click on a word does something else: in a row of the table it selects the row; in a
 * link or a button it does what that does.
 * @param {HTMLElement} word
 */
const hasOtherClick = (word) => word.closest("a, button, summary, .row") !== null;

/**
 * Only the first of each word can be reached with Tab: long panels would have too many stops.
 * @param {Element} region
 */
function makeFocusable(region) {
  const seen = new Set();
  for (const word of all("[data-term]", region)) {
    // The lines below a passage are links with small facts; the evidence has these as well.
    if (hasOtherClick(word) || word.closest(".passage-claims")) continue;
    const part = word.closest("details")?.dataset.path || ""; // it may be closed
    const name = `${part} ${word.dataset.term}`;
    if (seen.has(name)) continue;
    seen.add(name);
    word.tabIndex = 0;
    word.setAttribute("role", "button");
  }
}

/**
 * Names and meanings by term.
 * @returns {Promise<Record<string, [string, string]>>}
 */
const requestMeanings = async () => JSON.parse(await request("_terms"));

function getTooltip() {
  if (tooltip) return tooltip;
  tooltip = document.createElement("div");
  Object.assign(tooltip, { id: "term-slip", className: "term-slip", popover: "manual" });
  tooltip.setAttribute("role", "tooltip");
  tooltip.addEventListener("pointerenter", () => clearTimeout(timer));
  tooltip.addEventListener("pointerleave", () => later(hide, GRACE));
  return tooltip;
}

/**
 * @param {() => void} what
 * @param {number} delay In milliseconds.
 */
function later(what, delay) {
  clearTimeout(timer);
  timer = setTimeout(what, delay);
}

function hide() {
  clearTimeout(timer);
  if (!explained) return;
  explained.classList.remove("is-explained");
  explained.removeAttribute("aria-describedby");
  explained = null;
  getTooltip().hidePopover();
}

/**
 * @param {HTMLElement} word
 * @param {{ aloud?: boolean }} [options] Whether a screen reader is to say it.
 */
async function show(word, { aloud = false } = {}) {
  clearTimeout(timer);
  if (explained === word && !aloud) return;
  const meanings = await requestMeanings().catch(() => null);
  const entry = meanings?.[word.dataset.term ?? ""];
  if (!entry || !word.isConnected) return;
  const [name, meaning] = entry;
  hide();
  explained = word;
  const title = document.createElement("b");
  title.textContent = name;
  // Where the word itself stands for the name, it need not be said twice.
  const same = name.toLowerCase() === word.textContent?.toLowerCase();
  const slip = getTooltip();
  slip.replaceChildren(...(same ? [] : [title]), meaning);
  word.closest("aside, main, [role=complementary]")?.append(slip); // in the landmark of its word
  slip.showPopover();
  placeBeside(word);
  word.classList.add("is-explained");
  word.setAttribute("aria-describedby", slip.id);
  if (aloud) say(`${name}: ${meaning}`);
}

/**
 * Below the word, above it where there is no room, and never beyond the window.
 * @param {HTMLElement} word
 */
function placeBeside(word) {
  const slip = getTooltip();
  const at = word.getBoundingClientRect(); // of both lines where the word is broken
  const { offsetWidth: width, offsetHeight: height } = slip;
  const below = at.bottom + GAP;
  const y = below + height > innerHeight - 8 ? Math.max(8, at.top - height - GAP) : below;
  const x = Math.max(12, Math.min(word.getClientRects()[0].left, innerWidth - width - 12));
  slip.style.setProperty("--x", `${x}px`);
  slip.style.setProperty("--y", `${y}px`);
}

function registerPointer() {
  document.addEventListener("pointerover", (event) => {
    const word = event.pointerType === "mouse" && wordOf(event);
    if (word) later(() => show(word), POINTING_DELAY);
  });
  document.addEventListener("pointerout", (event) => {
    const word = event.pointerType === "mouse" && wordOf(event);
    const to = /** @type {Node | null} */ (event.relatedTarget);
    if (word && !word.contains(to)) later(hide, GRACE);
  });
  document.addEventListener("focusin", (event) => {
    const word = wordOf(event);
    if (word === event.target && word?.matches(":focus-visible")) show(word);
  });
  document.addEventListener("focusout", (event) => {
    if (event.target === explained) hide();
  });
  document.addEventListener("pointerdown", (event) => {
    if (!explained || tooltip?.contains(/** @type {Node} */ (event.target))) return;
    if (wordOf(event) !== explained) hide();
  });
  document.addEventListener("click", (event) => {
    const word = wordOf(event);
    if (word && !hasOtherClick(word)) show(word, { aloud: true });
  });
}

/** The tooltip goes along with its word, until that has left the window. */
function followScroll() {
  if (!explained) return;
  const at = explained.getClientRects()[0];
  if (at && at.bottom > 0 && at.top < innerHeight) placeBeside(explained);
  else hide();
}

/**
 * Before anybody else: Esc closes the explanation and nothing more.
 * @param {KeyboardEvent} event
 */
function press(event) {
  const word = wordOf(event);
  if (word && word === event.target && (event.key === "Enter" || event.key === " "))
    show(word, { aloud: true });
  else if (event.key === "Escape" && explained) hide();
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}

/** @param {MutationRecord[]} changes */
function prepareRegions(changes) {
  if (explained && !explained.isConnected) hide();
  const regions = new Set(
    changes.map(({ target }) => (target instanceof Element ? target.closest(REGIONS) : null)),
  );
  for (const region of regions) if (region) makeFocusable(region);
}

/** Explain words in the regions, which are filled anew with each View. */
export function register() {
  registerPointer();
  document.addEventListener("scroll", followScroll, { capture: true, passive: true });
  window.addEventListener("keydown", press, true);
  const options = { childList: true, subtree: true };
  new MutationObserver(prepareRegions).observe(document.body, options);
}
