// What the parts of the page tell one another, as events of the document; and kinds of clicks.

/**
 * painted: an answer of the server is on screen. written: a view's text was replaced.
 * marked: the rows of the selection were marked. failed: no first View came.
 * @typedef {object} ExplorerEvents
 * @property {import("./types.js").Painted} painted
 * @property {import("./types.js").State} written
 * @property {string} marked
 * @property {null} failed
 */

/**
 * Tell all listeners; the name on the document is `explorer:` and this one.
 * @template {keyof ExplorerEvents} Name
 * @param {Name} name
 * @param {ExplorerEvents[Name]} detail
 */
export function emit(name, detail) {
  document.dispatchEvent(new CustomEvent(`explorer:${name}`, { detail }));
}

/**
 * Listen; listeners are called in the order in which they came.
 * @template {keyof ExplorerEvents} Name
 * @param {Name} name
 * @param {(detail: ExplorerEvents[Name]) => unknown} listener
 */
export function subscribe(name, listener) {
  document.addEventListener(`explorer:${name}`, (event) => {
    listener(/** @type {CustomEvent<ExplorerEvents[Name]>} */ (event).detail);
  });
}

/**
 * Whether a click was made without a modifier key: others open tabs and windows.
 * @param {MouseEvent | KeyboardEvent} event
 */
export const isPlainClick = ({ ctrlKey, metaKey, altKey, shiftKey }) =>
  !(ctrlKey || metaKey || altKey || shiftKey);

/** Whether a key was pressed without a modifier key. */
export const isPlainKey = isPlainClick;

/**
 * Whether Ctrl, Meta or Alt is held; with Shift alone a key still writes its own letter.
 * @param {KeyboardEvent} event
 */
export const isCommand = ({ ctrlKey, metaKey, altKey }) => ctrlKey || metaKey || altKey;
