// The matrix: its figure is put in when the view is seen, so Plotly is only fetched then.

import { all, closest } from "../core/dom.js";
import { isPlainClick, subscribe } from "../core/events.js";
import { change, getState, isOpen } from "../core/state.js";
import { effectiveTheme, onSystemTheme } from "../core/theme.js";

/** @typedef {import("../core/types.js").Figure} Figure */

const PLACE = "matrix-figure";
const CONFIG = { displayModeBar: false, responsive: true, doubleClick: false };
/** @type {WeakSet<Element>} */
const heard = new WeakSet();
/** @type {Figure | null} */
let shownFigure = null;
let framedCell = ""; // the cell that is framed on it
let isTableOpen = false;

/**
 * The figure that Plotly has drawn, if it has.
 * @returns {any}
 */
function plot() {
  const element = /** @type {any} */ (document.querySelector(`#${PLACE} .js-plotly-plot`));
  return element?.on ? element : null;
}

/** The row and column that the state has opened. */
function openCell() {
  const { rows, condition, evidence, select } = getState();
  const ofEvidence = evidence.length === 1 ? evidence[0] : "";
  const row = rows === "evidence" ? ofEvidence : select;
  return condition.length === 1 ? [row, condition[0]] : ["", ""];
}

/**
 * Draw a figure as a Dash component: Dash fetches its code, and Plotly, the first time.
 * @param {Figure} shown
 */
function draw({ data, layout, templates }) {
  const [heat, frame] = data;
  const [y, x] = openCell();
  const framed = heat.y.includes(y) && heat.x.includes(x) ? { x: [x], y: [y] } : {};
  const template = templates[effectiveTheme(getState().theme)];
  const figure = { data: [heat, { ...frame, ...framed }], layout: { ...layout, template } };
  const style = { height: `${layout.height}px` };
  const dash = window.dash_clientside;
  if (plot()) dash?.set_props?.("matrix-graph", { figure, style });
  else {
    const props = { id: "matrix-graph", figure, config: CONFIG, style, responsive: true };
    const children = { type: "Graph", namespace: "dash_core_components", props };
    dash?.set_props?.(PLACE, { children });
  }
  framedCell = String(openCell());
  markCellLinks();
  listen();
}

function markCellLinks() {
  for (const link of all("[data-cell-row]")) {
    const { cellRow, cellColumn } = link.dataset;
    if (String([cellRow, cellColumn]) === framedCell) link.setAttribute("aria-current", "true");
    else link.removeAttribute("aria-current");
  }
}

/** Answer the figure's clicks, once Plotly has come and drawn it. */
function listen() {
  const figure = plot();
  if (!figure) {
    if (getState().view === "matrix") setTimeout(listen, 50);
    return;
  }
  if (heard.has(figure)) return;
  heard.add(figure);
  figure.on("plotly_click", (/** @type {any} */ { points }) => choose(points[0].y, points[0].x));
}

/**
 * Open a cell: filter by its column, and by its row or select that.
 * @param {string} row
 * @param {string} column
 */
function choose(row, column) {
  if (row === "-" || column === "-") return;
  const ofEvidence = getState().rows === "evidence";
  const patch = { condition: [column], select: ofEvidence ? column : row };
  change(ofEvidence ? { ...patch, evidence: [row] } : patch);
}

/**
 * Show the figure of a View that has one.
 * @param {Figure | null} figure
 */
export function showMatrix(figure) {
  if (!figure) return;
  shownFigure = figure;
  draw(figure);
}

/** Follow theme and selection, and answer clicks on cells of the table below. */
export function register() {
  onSystemTheme(() => {
    if (shownFigure && isOpen() && getState().view === "matrix") draw(shownFigure);
  });
  subscribe("marked", () => {
    if (!shownFigure || getState().view !== "matrix") return;
    if (String(openCell()) !== framedCell) draw(shownFigure);
  });
  subscribe("written", () => {
    const table = /** @type {HTMLDetailsElement | null} */ (
      document.getElementById("matrix-table")
    );
    if (table) table.open = isTableOpen;
  });
  document.addEventListener(
    "toggle",
    (event) => {
      const table = /** @type {HTMLDetailsElement} */ (event.target);
      if (table.id === "matrix-table") isTableOpen = table.open;
    },
    true,
  );
  document.addEventListener("click", (event) => {
    const cell = closest(event, "[data-cell-row]");
    if (!cell || !isPlainClick(event)) return;
    event.preventDefault();
    choose(cell.dataset.cellRow ?? "", cell.dataset.cellColumn ?? "");
  });
}
