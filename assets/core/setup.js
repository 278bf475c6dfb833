// What the server told once, the same for every state.

/** @typedef {import("./types.js").Setup} Setup */

/** @type {Setup} */
let setup;

/** @param {Setup} given */
export function setSetup(given) {
  setup = given;
}

/** Return what the server told; only after Dash has called `begin`. */
export const getSetup = () => setup;

/**
 * Return the id of the edge that a claim belongs to; undefined for anything else.
 * @param {string} claim
 * @returns {string | undefined}
 */
export const edgeOfClaim = (claim) => setup.edges[claim];
