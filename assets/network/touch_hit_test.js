// What a finger means: it is wider than a mouse's point, and it cannot rest on a thing.

/** @typedef {import("../core/types.js").Point} Point */
/** @typedef {import("../core/types.js").Box} Box */

const REACH = 22; // px from the middle of a node, so that each is a target of 44

/**
 * How far a point is from a box, 0 inside it.
 * @param {Point} point
 * @param {Box} box
 */
const distanceToBox = ({ x, y }, box) =>
  Math.hypot(Math.max(box.x1 - x, 0, x - box.x2), Math.max(box.y1 - y, 0, y - box.y2));

/** Whether the main pointer is a finger. */
export const hasCoarsePointer = () => matchMedia("(pointer: coarse)").matches;

/**
 * Whether an event comes from a finger.
 * @param {Event | undefined | null} event
 */
export const isTouch = (event) =>
  /^touch/.test(event?.type || "") ||
  /** @type {PointerEvent | undefined | null} */ (event)?.pointerType === "touch";

/**
 * Return the id of the target that a finger means: the one whose middle is nearest within reach,
 * else the one whose label is touched, else "".
 * @param {Point} at
 * @param {{ id: string, middle: Point, label?: Box | null }[]} targets
 * @param {number} [reach] In pixels.
 * @returns {string}
 */
export function touchedTarget(at, targets, reach = REACH) {
  /** @param {(target: typeof targets[0]) => number} distanceOf */
  const nearest = (distanceOf) =>
    targets
      .map((target) => ({ distance: distanceOf(target), id: target.id }))
      .filter(({ distance }) => distance <= reach)
      .sort((a, b) => a.distance - b.distance)[0]?.id;
  return (
    nearest(({ middle }) => Math.hypot(middle.x - at.x, middle.y - at.y)) ||
    nearest(({ label }) => (label && !distanceToBox(at, label) ? 0 : Number.POSITIVE_INFINITY)) ||
    ""
  );
}
