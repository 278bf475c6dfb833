// What a View changed, said in the live region.

import { all, byId, first, focused, textOf } from "../core/dom.js";
import { subscribe } from "../core/events.js";
import { say } from "../core/live_region.js";

/** @typedef {import("../core/types.js").State} State */

let lastCaption = "";
/** @type {HTMLElement | null} */
let watchedNotice = null;
let lastNotice = "";

/**
 * An element's text without its buttons.
 * @param {HTMLElement} element
 */
function textWithoutButtons(element) {
  const copy = /** @type {HTMLElement} */ (element.cloneNode(true));
  for (const button of all("button", copy)) button.remove();
  return textOf(copy);
}

/**
 * What to say of a selection that has changed; "" if it has not.
 * @param {State} state
 * @param {State} before
 */
function describeSelection({ select, walk, step }, before) {
  if (walk && (walk !== before.walk || step !== before.step)) {
    return `${textOf(first("#walk .walk-at"))}: ${textOf(first("#walk .walk-narration"))}`;
  }
  if (select === before.select) return "";
  if (!select) return "Nothing is selected";
  const body = byId("panel-body");
  if (body.contains(focused())) return ""; // the heading is read as it is gone to
  const claims = textOf(first(".panel-head", body)).match(/[\d,]+ claims?\b/);
  const amount = claims ? `: ${claims[0]}` : "";
  return `${textOf(first("h2", body))}${amount}. Its evidence is open`;
}

/** @param {import("../core/types.js").Painted} painted */
function announce({ state, before, moved }) {
  const name = first(`button[data-view="${state.view}"]`)?.textContent ?? "";
  byId("view-heading").textContent = name;
  const caption = textWithoutButtons(byId("caption"));
  if (before) {
    if (before.view !== state.view) say(`${name} view`);
    if (caption !== lastCaption && moved?.id !== "caption") say(caption); // gone to, it is read anyway
    const empty = first("#empty:not([hidden]) h2");
    if (empty) say(textOf(empty));
    if (before.layout !== state.layout)
      say(`Layout: ${textOf(first(`button[data-layout="${state.layout}"]`))}`);
    say(describeSelection(state, before));
  }
  lastCaption = caption;
}

/** @param {HTMLElement} notice */
function announceNotice(notice) {
  const text = notice.hidden ? "" : textWithoutButtons(notice);
  if (text !== lastNotice) say(text);
  lastNotice = text;
}

/** Notices come from several places; whatever makes one, it is read when it shows. */
function watchNotice() {
  const notice = byId("notice");
  if (notice === watchedNotice) return;
  watchedNotice = notice;
  new MutationObserver(() => announceNotice(notice)).observe(notice, {
    attributes: true,
    childList: true,
  });
  announceNotice(notice);
}

/** Follow what is painted. The page is there only then; what stood before was its look. */
export function register() {
  subscribe("painted", announce);
  subscribe("painted", watchNotice);
}
