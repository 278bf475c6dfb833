// Prefetch: the panel of what is pointed at or pressed is on the way before it is asked for.

import { request } from "./request_cache.js";
import { getState, isOpen, queryOf } from "./state.js";

/**
 * Fetch the panel of an element.
 * @param {string} id
 */
export function prefetchPanel(id) {
  if (isOpen() && id !== getState().select) request(`_panel?${queryOf({ select: id })}`);
}
