// The bottom sheet's stops: where it comes to rest. Arithmetic alone, without page.

/** @typedef {"peek" | "half" | "full"} Stop */
/** @typedef {Record<Stop, number>} Heights Of each stop, in pixels. */

const FLICK = 160; // ms that a flick is thought to go on

/** @type {Stop[]} */
export const STOPS = ["peek", "half", "full"];

/**
 * Return the stop that is nearest to where the sheet is going.
 * @param {number} height Of the sheet as the finger lets go, in pixels.
 * @param {number} speed Upwards, in pixels for a millisecond.
 * @param {Heights} heights
 * @returns {Stop}
 */
export function restingStop(height, speed, heights) {
  const going = height + speed * FLICK;
  /** @param {Stop} stop */
  const distance = (stop) => Math.abs(heights[stop] - going);
  return STOPS.reduce((best, stop) => (distance(stop) < distance(best) ? stop : best));
}
