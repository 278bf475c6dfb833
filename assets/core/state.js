// The state of the page and its address. It has one owner, this module, and one writer, change();
// the server reads the address, everything else follows what is painted.

import { requestOrNotify } from "./notice.js";
import { remember, request } from "./request_cache.js";
import { getSetup, setSetup } from "./setup.js";
import { encodeQuery } from "./url_query.js";

/** @typedef {import("./types.js").State} State */
/** @typedef {import("./types.js").Answer} Answer */

/**
 * What the composition root does for the state: paint an answer, light a selection on the
 * canvas, say that no first View came. `before` is the state that a change started from, null
 * when an address was opened; `last` is what was on screen.
 * @typedef {object} Page
 * @property {(answer: Answer, state: State, before: State | null, last: State | null) => void} paint
 * @property {(id: string) => void} lightSelection
 * @property {() => void} failToOpen
 */

const PANEL_PATIENCE = 60; // ms that the canvas waits for the panel before it lights a selection
const EVERYTHING = [".middle", "#panel"]; // what waits for a View

/** @type {Page} */
let page;
let turn = 0; // rises with every View asked for: late answers are dropped
let pushes = false; // whether the next address is a new entry of the browser's history
/** @type {State | null} */
let requested = null; // the state that was asked for last
/** @type {State | null} */
let painted = null; // the state on screen

/** Return the state that was asked for last. Only once the page is there: see isOpen(). */
export const getState = () => /** @type {State} */ (requested);

/** Whether there is a state yet: before the first answer there is none. */
export const isOpen = () => requested !== null;

/**
 * Return the canonical query string of the present state with some fields changed.
 * @param {Partial<State>} [patch]
 */
export const queryOf = (patch = {}) => encode({ ...getState(), ...patch });

/** @param {Record<string, string | string[] | undefined>} state */
const encode = (state) => encodeQuery(/** @type {State} */ (state), getSetup().defaults);

/**
 * Change some fields. `step` makes an entry in the browser's history.
 * @param {Partial<State>} patch
 * @param {{ step?: boolean }} [options]
 */
export function change(patch, { step = true } = {}) {
  if (!requested) return;
  // A tour always shows its step: who clears the selection leaves the tour.
  const left = patch.select === "" ? { walk: "", step: "" } : {};
  const next = /** @type {State} */ ({ ...requested, ...left, ...patch });
  if (encode(next) === encode(requested)) return;
  pushes = pushes || step;
  draw(next);
}

/**
 * Open the page at its address; called once, when Dash has put the page together.
 * @param {import("./types.js").Setup} setup
 * @param {Page} parts
 */
export function open(setup, parts) {
  setSetup(setup);
  page = parts;
  openAddress();
}

/** Follow the browser's Back and Forward. */
export function register() {
  window.addEventListener("popstate", openAddress);
}

async function openAddress() {
  turn += 1;
  const mine = turn;
  const path = `_view${inTheme(location.search) || "?"}`;
  const answer = await requestOrNotify(() => request(path), EVERYTHING);
  if (mine !== turn) return;
  if (!answer) return stay();
  const address = answer.query ? `?${answer.query}` : location.pathname;
  history.replaceState(null, "", address + location.hash);
  remember(`_view?${answer.query}`, answer);
  requested = answer.state;
  paint(answer, null);
}

/**
 * The theme is the reader's, not a step: Back and Forward keep the present one.
 * @param {string} search
 */
function inTheme(search) {
  const fields = new URLSearchParams(search);
  if (!painted || (fields.get("theme") || "") === painted.theme) return search;
  if (painted.theme) fields.set("theme", painted.theme);
  else fields.delete("theme");
  return `?${fields}`;
}

/** Nothing came: state and address go back to what is on screen, so that one can try again. */
function stay() {
  if (!painted) return page.failToOpen();
  requested = painted;
  writeAddress("replaceState", encode(painted));
  page.lightSelection(painted.select);
}

/**
 * @param {"pushState" | "replaceState"} how
 * @param {string} query
 */
function writeAddress(how, query) {
  history[how](null, "", query ? `?${query}` : location.pathname);
}

/** @param {State} state */
async function draw(state) {
  const before = painted;
  const query = encode(state);
  requested = state;
  writeAddress(pushes ? "pushState" : "replaceState", query);
  pushes = false;
  turn += 1;
  const mine = turn;
  const onlySelection = before && encode({ ...before, select: state.select }) === query;
  // The evidence first: drawing the canvas anew would hold up the panel by some frames.
  const light = () => {
    if (mine === turn) page.lightSelection(state.select);
  };
  const late = onlySelection ? setTimeout(light, PANEL_PATIENCE) : 0;
  const [path, places] = onlySelection ? ["_panel", ["#panel"]] : ["_view", EVERYTHING];
  const answer = await requestOrNotify(() => request(`${path}?${query}`), places);
  if (mine !== turn) return;
  if (!answer) return stay();
  paint(answer, before);
  if (!onlySelection) return;
  clearTimeout(late);
  requestAnimationFrame(() => setTimeout(light));
}

/**
 * @param {Answer} answer
 * @param {State | null} before
 */
function paint(answer, before) {
  const last = painted;
  painted = getState();
  page.paint(answer, painted, before, last);
}
