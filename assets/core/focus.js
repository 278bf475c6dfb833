// Where the keyboard's focus goes: back to where it was, and never nowhere when the page changes.

import { all, byId, closest, first, focused } from "./dom.js";

/**
 * An element that had the focus, and by what its like is known after a part of the page was
 * written anew.
 * @typedef {object} FocusMemo
 * @property {HTMLElement} element
 * @property {string} part The id of the part of the page that it stands in; "" for none.
 * @property {string | undefined} facet
 * @property {string} signature
 */

// Parts of the page whose HTML is replaced or hidden while somebody may be in them.
const PARTS = [
  "panel-body",
  "caption",
  "walk",
  "words",
  "empty",
  "notice",
  "outline",
  "filters",
  "canvas",
];

/** @type {FocusMemo | null} */
let returnPoint = null; // where the reader was before going into the evidence

/** @param {HTMLElement | null | undefined} element */
const isSeen = (element) =>
  Boolean(element?.isConnected && element.checkVisibility({ visibilityProperty: true }));

const heading = () => first("h2", byId("panel-body")) || byId("panel-body");

/**
 * Give an element the focus, also one that no Tab reaches; nothing for no element.
 * @param {HTMLElement | null | undefined} element
 * @param {FocusOptions} [options]
 */
function focus(element, options) {
  if (!element) return;
  if (element.tabIndex < 0 && !element.hasAttribute("tabindex")) element.tabIndex = -1;
  element.focus(options);
}

/** @param {HTMLElement} element */
function signatureOf(element) {
  const { label, ...data } = element.dataset; // `label` is what a button said before "Copied"
  const own = element.id || element.getAttribute("aria-label") || Object.values(data).join("|");
  return `${element.tagName} ${own || element.textContent}`;
}

/**
 * Remember the element that has the focus; null if none has.
 * @returns {FocusMemo | null}
 */
export function rememberFocus() {
  const element = focused();
  if (element === document.body) return null;
  const part = PARTS.find((id) => document.getElementById(id)?.contains(element)) || "";
  const facet = /** @type {HTMLElement | null} */ (element.closest("[data-facet]"))?.dataset.facet;
  return { element, part, facet, signature: signatureOf(element) };
}

/**
 * The same element, or its like in what stands there now.
 * @param {FocusMemo} memo
 */
function findAgain({ element, part, signature }) {
  if (isSeen(element)) return element;
  const place = document.getElementById(part);
  const alike = place ? all(element.tagName, place) : [];
  return alike.find(
    (one) =>
      signatureOf(one) === signature &&
      !(/** @type {HTMLButtonElement} */ (one).disabled) &&
      isSeen(one),
  );
}

/**
 * Where to go on from in a part of the page where the element itself is gone.
 * @param {FocusMemo} memo
 */
function placeBeside({ part, facet }) {
  /** @type {Record<string, () => HTMLElement | null>} */
  const inside = {
    "panel-body": heading,
    caption: () => first("button", byId("caption")) || byId("caption"),
    walk: () => first("button:not(:disabled)", byId("walk")),
    words: () => byId("words"),
    outline: () => byId("outline-title"),
    filters: () => first(`[data-facet="${facet}"] summary`) || first("h2", byId("filters")),
  };
  const place = inside[part]?.();
  return isSeen(place) ? place : home();
}

/** The middle of the page: the drawing, else the words, else the sentence above them. */
const home = () => [byId("canvas"), byId("words"), byId("caption")].find(isSeen);

/**
 * Hand the focus on if its place has gone: to the like of it, unless something new stands there
 * (`anew`). Return the element that it was handed to; null if it had not to be.
 * @param {FocusMemo | null} memo
 * @param {boolean} [anew]
 * @returns {HTMLElement | null}
 */
export function restoreFocus(memo, anew = false) {
  if (!memo) return null;
  const now = focused();
  if (now === memo.element ? isSeen(now) : now !== document.body) return null;
  const to = (!anew && findAgain(memo)) || placeBeside(memo);
  focus(to, { preventScroll: true });
  return to ?? null;
}

/** Go to the evidence in the panel. */
export function focusEvidence() {
  focus(heading(), { preventScroll: true });
  byId("panel-body").scrollTop = 0;
}

/** Remember where the reader is, to come back there. */
export function setReturnPoint() {
  returnPoint = rememberFocus();
}

/** Leave a field or the evidence; where nothing is left to go back to, return false. */
export function goBack() {
  if (!focused().closest("#panel, .search")) return false;
  focus((returnPoint && findAgain(returnPoint)) || home(), { preventScroll: true });
  returnPoint = null;
  return true;
}

/** Go to the middle of the page. */
export const focusHome = () => focus(home(), { preventScroll: true });

/** @param {HTMLElement} link */
function skip(link) {
  const { skip: id } = link.dataset;
  if (id === "panel-body") return focus(heading());
  if (id === "filters") return focus(all("summary, button", byId("filters")).find(isSeen));
  return focus(home());
}

/** Answer the skip links; and a notice that is closed takes its button with it. */
export function register() {
  document.addEventListener("click", (event) => {
    const link = closest(event, "[data-skip]");
    if (link) {
      event.preventDefault();
      return skip(link);
    }
    if (closest(event, "[data-dismiss]")) focusHome();
  });
}
