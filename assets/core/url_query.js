// The canonical query string of a state, spelt as components/core/state.py spells it.

/** @typedef {import("./types.js").State} State */

/** @param {string | string[]} value */
const encodeValue = (value) =>
  encodeURIComponent(Array.isArray(value) ? value.join(",") : value)
    .replace(/%2C/g, ",")
    .replace(/%3A/g, ":")
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`);

/**
 * Return the fields that differ from the defaults as a query string, without "?".
 * @param {Record<string, string | string[]>} state
 * @param {Record<string, string | string[]>} defaults Its order is that of the fields.
 */
export const encodeQuery = (state, defaults) =>
  Object.keys(defaults)
    .filter((name) => String(state[name]) !== String(defaults[name]))
    .map((name) => `${name}=${encodeValue(state[name])}`)
    .join("&");
