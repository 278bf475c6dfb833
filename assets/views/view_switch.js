// The switch of views: which one is on screen; its buttons, its keys, and what sets a field.

import { all, closest, setFlag } from "../core/dom.js";
import { isCommand, isPlainClick } from "../core/events.js";
import { change, isOpen } from "../core/state.js";

const BUTTON = "button[data-view]";
let shownView = ""; // the view that the switch was brought to last

/**
 * Bring the switch up to date with a view.
 * @param {string} view
 */
export function showSwitch(view) {
  document.body.dataset.view = view;
  for (const button of all(BUTTON)) {
    const pressed = button.dataset.view === view;
    setFlag(button, "aria-pressed", pressed);
    // On small screens the switch scrolls sideways: the present view stays in sight.
    if (pressed) document.body.dataset.pane = button.dataset.pane;
    if (pressed && shownView !== view)
      button.scrollIntoView({ block: "nearest", inline: "nearest" });
  }
  shownView = view;
}

/** @param {MouseEvent} event */
function click(event) {
  const button = closest(event, BUTTON);
  if (button) change({ view: button.dataset.view });
  // What sets a field of the address; a link that also selects is answered by the panel.
  const setter = closest(event, "[data-set-field]:not([data-select])");
  if (!setter || !isPlainClick(event)) return;
  event.preventDefault();
  const { setField = "", setValue = "" } = setter.dataset; // "from,to" and "a,b" set two at once
  const fields = setField.split(",");
  const values = fields.length > 1 ? setValue.split(",") : [setValue];
  change(Object.fromEntries(fields.map((field, i) => [field, values[i]])));
}

/**
 * 1 to 7 switch views, unless somebody is writing.
 * @param {KeyboardEvent} event
 */
function press(event) {
  if (isCommand(event) || closest(event, "input, textarea, select, dialog")) return;
  const button = all(BUTTON)[Number(event.key) - 1];
  if (button && isOpen()) change({ view: button.dataset.view });
}

/** Answer the switch's buttons and keys. */
export function register() {
  document.addEventListener("click", click);
  document.addEventListener("keydown", press);
}
