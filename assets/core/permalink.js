// Links that can be passed on.

import { getSetup } from "./setup.js";
import { queryOf } from "./state.js";

/**
 * Return the address of the present state, with some fields changed, as a full link that also
 * names the dataset's version.
 * @param {Partial<import("./types.js").State>} [patch]
 */
export function permalink(patch = {}) {
  const query = queryOf({ ...patch, v: getSetup().version });
  return new URL(`?${query}`, document.baseURI.split(/[?#]/)[0]).href;
}
