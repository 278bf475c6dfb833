"use strict";
// Where an arrow key leads: geometry alone, without page or graph.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const WIDE = Math.cos(Math.PI / 3) - 1e-9; // what lies within 60° to either side lies "that way"
  const WAYS = { ArrowUp: [0, -1], ArrowDown: [0, 1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] };

  ex.compass = {
    // The index of the nearest of some places ({x, y}) that lies the way of an arrow key, seen
    // from another; if none does, of the one least off it on that side. -1 if none is there.
    towards(here, places, key) {
      const [right, down] = WAYS[key];
      const ahead = places
        .map(({ x, y }, index) => {
          const far = Math.hypot(x - here.x, y - here.y);
          return { index, far, straight: ((x - here.x) * right + (y - here.y) * down) / far };
        })
        .filter(({ straight }) => straight > 1e-6); // not itself, not beside, not behind
      const near = ahead.filter(({ straight }) => straight >= WIDE);
      const order = near.length
        ? (a, b) => a.far - b.far || b.straight - a.straight
        : (a, b) => b.straight - a.straight || a.far - b.far;
      return (near.length ? near : ahead).sort((a, b) => order(a, b) || a.index - b.index)[0]?.index ?? -1;
    },
    // The indices of some places, clockwise from straight up.
    round(here, places) {
      const turn = ({ x, y }) => (Math.atan2(x - here.x, here.y - y) + 2 * Math.PI) % (2 * Math.PI);
      return places
        .map((place, index) => ({ index, turn: turn(place) }))
        .sort((a, b) => a.turn - b.turn || a.index - b.index)
        .map(({ index }) => index);
    },
    leads: (key) => key in WAYS,
  };
})();
