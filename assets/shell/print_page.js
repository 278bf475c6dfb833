// Printing: a page of its own, put together when the browser is about to print and taken away after.

import { all, byId } from "../core/dom.js";
import { permalink } from "../core/permalink.js";
import { getSetup } from "../core/setup.js";
import { getState, isOpen, queryOf } from "../core/state.js";
import { effectiveTheme } from "../core/theme.js";
import { getGraph } from "../network/graph.js";

const SCALE = 2; // dots of the drawing for each pixel at zoom 1
const place = () => byId("printed");

/**
 * Return the server's answer, "" if it fails. The browser waits for nothing that comes later, and
 * the reader may have used its own menu, which tells beforehand nobody: so this one request is
 * waited for.
 * @param {string} path
 */
function requestNow(path) {
  const sent = new XMLHttpRequest();
  sent.open("GET", path, false);
  try {
    sent.send();
  } catch {
    return "";
  }
  return sent.status === 200 ? sent.responseText : "";
}

/**
 * The whole network in the colours of paper, as the View shows it; nothing if it is empty.
 * @returns {Node[]}
 */
function drawing() {
  const cy = /** @type {any} */ (getGraph());
  if (!cy || cy.elements("[!decor]").not(".out, .off").empty()) return [];
  const { light, dark } = getSetup().stylesheets;
  const inDark = effectiveTheme(getState().theme) === "dark";
  const backdrop = cy.getElementById("backdrop");
  const wasShown = !backdrop.hasClass("out");
  backdrop.addClass("out"); // it is far larger than what it lies over
  if (inDark) cy.style().fromJson(light).update();
  // Not cy.png(): a picture would have to be decoded first, and printing does not wait for it.
  const drawn = cy.renderer().bufferCanvasImage({ full: true, scale: SCALE, bg: "white" });
  if (inDark) cy.style().fromJson(dark).update();
  backdrop.toggleClass("out", !wasShown);
  // As dots: the browser would print how it was drawn, stroke by stroke, thousands deep.
  const { width, height } = drawn;
  const canvas = Object.assign(document.createElement("canvas"), { width, height });
  canvas.getContext("2d")?.drawImage(drawn, 0, 0);
  return [canvas];
}

/** What the view says in words, as far as the reader has opened it; a table is printed open. */
function words() {
  const copy = /** @type {HTMLElement} */ (byId("words").cloneNode(true));
  for (const one of all("[id]", copy)) one.removeAttribute("id");
  for (const one of all(".matrix-table", copy)) /** @type {HTMLDetailsElement} */ (one).open = true;
  return [...copy.childNodes];
}

/** @type {Record<string, () => (Node | string)[]>} */
const CONTENT = {
  drawing,
  words,
  address: () => [permalink()],
  date: () => [new Date().toLocaleDateString("en-GB", { dateStyle: "long" })],
};

function fill() {
  if (!isOpen()) return;
  const html = requestNow(`_print?${queryOf()}`);
  if (!html) return; // then the page goes on paper as it is
  place().innerHTML = html;
  for (const target of all("[data-put]", place()))
    target.replaceChildren(...CONTENT[target.dataset.put ?? ""]());
  place().hidden = false;
  document.body.classList.add("is-printing");
}

function clear() {
  document.body.classList.remove("is-printing");
  place().hidden = true;
  place().replaceChildren();
}

/** Be there when the browser prints. */
export function register() {
  window.addEventListener("beforeprint", fill);
  window.addEventListener("afterprint", clear);
}
