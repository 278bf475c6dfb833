// Short ways to the page's own elements.

/**
 * Return the element with an id. The server writes all that scripts ask for, so it is there.
 * @param {string} id
 * @returns {HTMLElement}
 */
export const byId = (id) => /** @type {HTMLElement} */ (document.getElementById(id));

/**
 * Return all elements that match, within a part of the page or all of it.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement[]}
 */
export const all = (selector, root = document) => [
  .../** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll(selector)),
];

/**
 * Return the first element that matches, or null.
 * @param {string} selector
 * @param {ParentNode} [root]
 * @returns {HTMLElement | null}
 */
export const first = (selector, root = document) => root.querySelector(selector);

/**
 * Return the nearest element around an event's target that matches, or null.
 * @param {Event} event
 * @param {string} selector
 * @returns {HTMLElement | null}
 */
export const closest = (event, selector) =>
  event.target instanceof Element ? event.target.closest(selector) : null;

/** Return the element that has the focus; the body if none has. */
export const focused = () => /** @type {HTMLElement} */ (document.activeElement ?? document.body);

/**
 * Return an element's text with each run of white space as one space; "" for no element.
 * @param {Element | null | undefined} element
 */
export const textOf = (element) => (element?.textContent ?? "").replace(/\s+/g, " ").trim();

/**
 * Set an attribute from a boolean, as ARIA wants it: "true" or "false".
 * @param {Element} element
 * @param {string} name
 * @param {boolean} value
 */
export const setFlag = (element, name, value) => element.setAttribute(name, String(value));
