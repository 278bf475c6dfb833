// The table: chunks of rows come when they are near and go when they are far; arrow keys move.

import { all, byId, closest, first, focused } from "../core/dom.js";
import { isPlainKey, subscribe } from "../core/events.js";
import { requestOrNotify } from "../core/notice.js";
import { request } from "../core/request_cache.js";
import { change, getState, queryOf } from "../core/state.js";
import { markSelected } from "./words.js";

const MAX_CHUNKS = 12; // that stay in the page however far away
const NEAR = "1200px 0px";
const place = () => byId("words");
const chunks = () => all(".chunk", place());
/** @type {IntersectionObserver | null} */
let observer = null;

/** The rows do not depend on what is selected, so one answer serves all. */
const pathOf = (/** @type {HTMLElement} */ chunk) =>
  `_rows?offset=${chunk.dataset.offset}&${queryOf({ select: "" })}`;

/** @param {HTMLElement} chunk */
async function fill(chunk) {
  if (chunk.firstElementChild) return;
  const html = await requestOrNotify(() => request(pathOf(chunk)), [".middle"]);
  if (!html || chunk.firstElementChild || !chunk.isConnected) return;
  chunk.innerHTML = html;
  chunk.removeAttribute("aria-busy");
  chunk.style.removeProperty("height");
  markSelected(getState().select, { reveal: false });
}

/** @param {HTMLElement} chunk */
function empty(chunk) {
  if (!chunk.firstElementChild || chunk.contains(focused())) return;
  chunk.style.height = `${chunk.offsetHeight}px`;
  chunk.replaceChildren();
  chunk.setAttribute("aria-busy", "true"); // its rows are still to come
}

/** Give chunks that are not there yet their height, and watch all of them. */
function observe() {
  observer?.disconnect();
  observer = null;
  const every = chunks();
  if (every.length < 2) return;
  const usual = every[0].offsetHeight / every[0].childElementCount;
  for (const chunk of every.slice(1))
    if (!chunk.firstElementChild) chunk.style.height = `${usual * Number(chunk.dataset.rows)}px`;
  observer = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        const chunk = /** @type {HTMLElement} */ (target);
        if (isIntersecting) fill(chunk);
        else if (every.length > MAX_CHUNKS) empty(chunk);
      }
    },
    { root: place(), rootMargin: NEAR },
  );
  for (const chunk of every) observer.observe(chunk);
}

/**
 * Bring the row of the selection, which may not be in the page yet, into sight.
 * @param {string} select
 */
async function seek(select) {
  if (first(".is-chosen", place())) return;
  const number = Number(await request(`_row?${queryOf({ select })}`).catch(() => 0));
  if (!number || getState().select !== select) return;
  const chunk = chunks().findLast((one) => Number(one.dataset.offset) < number);
  chunk?.scrollIntoView({ block: "center" });
  if (chunk) await fill(chunk);
  markSelected(select);
}

/** @param {HTMLElement} link The one that Tab leads to. */
function setStop(link) {
  for (const one of all('.row a[tabindex="0"]', place())) one.tabIndex = -1;
  link.tabIndex = 0;
}

/** @param {Element | null} row */
function focusRow(row) {
  const link = row && first("a", row);
  if (!link) return;
  setStop(link);
  link.focus({ preventScroll: true });
  row.scrollIntoView({ block: "nearest" });
}

/**
 * Go from a row to the one that a key leads to, filling its chunk if need be.
 * @param {HTMLElement} from
 * @param {string} key
 */
async function move(from, key) {
  if (key === "Home" || key === "End") {
    const end = chunks().at(key === "Home" ? 0 : -1);
    if (!end) return;
    await fill(end);
    return focusRow(key === "Home" ? end.firstElementChild : end.lastElementChild);
  }
  const down = key === "ArrowDown";
  /** @param {Element | null} element */
  const beside = (element) =>
    (down ? element?.nextElementSibling : element?.previousElementSibling) ?? null;
  const row = beside(from);
  if (row) return focusRow(row);
  const chunk = beside(from.parentElement);
  if (!(chunk instanceof HTMLElement) || !chunk.matches(".chunk")) return;
  await fill(chunk);
  focusRow(down ? chunk.firstElementChild : chunk.lastElementChild);
}

/** @param {KeyboardEvent} event */
function press(event) {
  const row = closest(event, ".row");
  if (!row || !isPlainKey(event) || !/^(ArrowUp|ArrowDown|Home|End)$/.test(event.key)) return;
  event.preventDefault();
  move(row, event.key);
}

/**
 * A click anywhere on a row selects it, unless words of it were being marked.
 * @param {MouseEvent} event
 */
function click(event) {
  const row = closest(event, ".row");
  if (!row || closest(event, "a, button") || !getSelection()?.isCollapsed) return;
  change({ select: row.dataset.row });
}

/** @param {string} select */
function follow(select) {
  if (select && getState().view === "table") seek(select);
  const link = first(".row.is-chosen a", place());
  if (link && !all(".row", place()).some((row) => row.contains(focused()))) setStop(link);
}

/** Answer keys and clicks in the table, and follow what is written and selected. */
export function register() {
  document.addEventListener("keydown", press);
  document.addEventListener("click", click);
  subscribe("written", observe);
  subscribe("marked", follow);
}
