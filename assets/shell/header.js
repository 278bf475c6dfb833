// The header's buttons: theme, layout, about, home; and the keys / Ctrl+K and Esc.

import { all, byId, closest, setFlag } from "../core/dom.js";
import { focusHome, goBack } from "../core/focus.js";
import { getSetup } from "../core/setup.js";
import { change, getState, isOpen } from "../core/state.js";
import { effectiveTheme, onSystemTheme } from "../core/theme.js";
import { focusSearch } from "../filters/search_box.js";
import { restyle } from "../network/canvas.js";
import { closeTextAlternative } from "../network/text_alternative.js";

let drawnTheme = ""; // the theme that the canvas is drawn in

/** @param {string} theme */
function applyTheme(theme) {
  if (theme) document.documentElement.dataset.theme = theme;
  else delete document.documentElement.dataset.theme;
  const wanted = effectiveTheme(theme);
  const button = byId("theme");
  button.title = `Switch to ${wanted === "dark" ? "light" : "dark"}; now it is ${wanted}`;
  button.setAttribute("aria-label", `Theme: ${button.title.toLowerCase()}`);
  if (wanted === drawnTheme) return;
  drawnTheme = wanted;
  restyle(getSetup().stylesheets[wanted]);
}

/**
 * Bring the header up to date with a state.
 * @param {import("../core/types.js").State} state
 */
export function showHeader(state) {
  applyTheme(state.theme);
  for (const button of all("button[data-layout]"))
    setFlag(button, "aria-pressed", button.dataset.layout === state.layout);
}

/** @param {MouseEvent} event */
function click(event) {
  const layout = closest(event, "button[data-layout]")?.dataset.layout;
  if (layout) change({ layout });
  else if (closest(event, "#theme")) {
    const theme = effectiveTheme(getState().theme) === "dark" ? "light" : "dark";
    change({ theme }, { step: false });
  } else if (closest(event, "#about-open"))
    /** @type {HTMLDialogElement} */ (byId("about")).showModal();
  else if (closest(event, "[data-home]")) {
    event.preventDefault();
    change({ ...getSetup().defaults, theme: getState().theme });
  }
}

/** @param {boolean} typing */
function pressEscape(typing) {
  if (typing) return goBack() || focusHome();
  if (!(isOpen() && getState().select)) return closeTextAlternative();
  goBack(); // before the evidence goes
  change({ select: "" });
}

/** @param {KeyboardEvent} event */
function press(event) {
  const typing = closest(event, "input, textarea, select") === event.target;
  if ((event.key === "/" && !typing) || (event.key === "k" && (event.ctrlKey || event.metaKey))) {
    event.preventDefault();
    focusSearch();
  } else if (event.key === "Escape" && !document.querySelector("dialog[open]")) pressEscape(typing);
}

/** Answer the header's buttons and keys. */
export function register() {
  onSystemTheme(() => {
    if (isOpen()) applyTheme(getState().theme);
  });
  document.addEventListener("click", click);
  document.addEventListener("keydown", press);
}
