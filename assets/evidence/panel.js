// The side panel: puts the server's HTML in place and answers the clicks inside it.

import { copyText } from "../core/clipboard.js";
import { byId, closest, first } from "../core/dom.js";
import { isPlainClick } from "../core/events.js";
import { requestOrNotify } from "../core/notice.js";
import { permalink } from "../core/permalink.js";
import { prefetchPanel } from "../core/prefetch.js";
import { request } from "../core/request_cache.js";
import { openEvidence, opensEvidence, visit } from "../core/selection.js";
import { queryOf } from "../core/state.js";

/**
 * Show the evidence of a selection; of "" what there is without one.
 * @param {string} html
 * @param {string} select
 */
export function showPanel(html, select) {
  const body = byId("panel-body");
  body.innerHTML = html;
  body.scrollTop = 0;
  byId("panel").classList.toggle("has-selection", Boolean(select));
}

/**
 * Put the next claims in the place of the button that asks for them.
 * @param {HTMLElement} element
 */
async function showMore(element) {
  const button = /** @type {HTMLButtonElement} */ (element);
  button.disabled = true;
  const path = `_cards?offset=${button.dataset.more}&${queryOf()}`;
  const html = await requestOrNotify(() => request(path), ["#panel"]);
  if (html === null) {
    button.disabled = false;
    return;
  }
  const holder = document.createElement("template");
  holder.innerHTML = html;
  const card = first(".claim", holder.content);
  button.closest(".more")?.replaceWith(holder.content);
  card?.setAttribute("tabindex", "-1");
  card?.focus({ preventScroll: true });
}

/**
 * @param {MouseEvent} event
 * @param {HTMLElement} link
 */
function selectBy(event, link) {
  event.preventDefault();
  const { select = "", setField, setValue = "" } = link.dataset;
  const patch = setField ? { [setField]: setValue } : {};
  if (opensEvidence(event, link)) openEvidence(select, patch);
  else visit(select, patch);
}

/** @param {MouseEvent} event */
function click(event) {
  if (event.button !== 0 || !isPlainClick(event)) return;
  let target = closest(event, "[data-select]");
  if (target) return selectBy(event, target);
  target = closest(event, "[data-copy]");
  if (target) return copyText(target.dataset.copy ?? "", target);
  target = closest(event, "[data-copy-link]");
  if (target) return copyText(permalink({ select: target.dataset.copyLink ?? "" }), target);
  target = closest(event, "[data-more]");
  if (target) showMore(target);
}

/** Answer what selects, copies and asks for more, here and elsewhere. */
export function register() {
  document.addEventListener("click", click);
  document.addEventListener("pointerover", (event) => {
    const link = closest(event, "[data-select]");
    if (link) prefetchPanel(link.dataset.select ?? "");
  });
}
