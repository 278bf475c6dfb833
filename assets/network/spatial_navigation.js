// Spatial navigation: where an arrow key leads. Geometry alone, without page or graph.

/** @typedef {import("../core/types.js").Point} Point */

const WIDE = Math.cos(Math.PI / 3) - 1e-9; // what lies within 60° to either side lies "that way"

/** @type {Record<string, [number, number]>} */
const DIRECTIONS = {
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
};

/**
 * Whether a key leads somewhere.
 * @param {string} key
 */
export const isArrowKey = (key) => key in DIRECTIONS;

/**
 * Return the index of the nearest of some places that lies the way of an arrow key, seen from
 * another; if none does, of the one least off it on that side. -1 if none is there.
 * @param {Point} here
 * @param {Point[]} places
 * @param {string} key
 * @returns {number}
 */
export function nearestTowards(here, places, key) {
  const [right, down] = DIRECTIONS[key];
  const onThatSide = places
    .map(({ x, y }, index) => {
      const distance = Math.hypot(x - here.x, y - here.y);
      const cosine = ((x - here.x) * right + (y - here.y) * down) / distance;
      return { index, distance, cosine };
    })
    .filter(({ cosine }) => cosine > 1e-6); // not itself, not beside, not behind
  const within = onThatSide.filter(({ cosine }) => cosine >= WIDE);
  /** @type {(a: typeof within[0], b: typeof within[0]) => number} */
  const order = within.length
    ? (a, b) => a.distance - b.distance || b.cosine - a.cosine
    : (a, b) => b.cosine - a.cosine || a.distance - b.distance;
  const candidates = within.length ? within : onThatSide;
  return candidates.sort((a, b) => order(a, b) || a.index - b.index)[0]?.index ?? -1;
}

/**
 * Return the indices of some places, clockwise from straight up.
 * @param {Point} here
 * @param {Point[]} places
 * @returns {number[]}
 */
export function clockwise(here, places) {
  /** @param {Point} place */
  const angle = ({ x, y }) => (Math.atan2(x - here.x, here.y - y) + 2 * Math.PI) % (2 * Math.PI);
  return places
    .map((place, index) => ({ index, angle: angle(place) }))
    .sort((a, b) => a.angle - b.angle || a.index - b.index)
    .map(({ index }) => index);
}
