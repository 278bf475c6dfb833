"use strict";
// What a finger means: it is wider than a mouse's point, and it cannot rest on a thing.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const REACH = 22; // px from the middle of a node, so that each is a target of 44

  // How far a point is from a box, 0 inside it.
  const away = ({ x, y }, box) =>
    Math.hypot(Math.max(box.x1 - x, 0, x - box.x2), Math.max(box.y1 - y, 0, y - box.y2));

  ex.touch = {
    coarse: () => matchMedia("(pointer: coarse)").matches,
    by: (event) => /^touch/.test(event?.type || "") || event?.pointerType === "touch",
    // Which of the targets a finger means: [{ id, middle, label }], `label` a box or nothing. The
    // one whose middle is nearest within reach, else the one whose label is touched, else "".
    meant(at, targets, reach = REACH) {
      const nearest = (distance) =>
        targets
          .map((target) => [distance(target), target.id])
          .filter(([far]) => far <= reach)
          .sort(([a], [b]) => a - b)[0]?.[1];
      const middle = nearest((target) => Math.hypot(target.middle.x - at.x, target.middle.y - at.y));
      return middle || nearest((target) => (target.label && !away(at, target.label) ? 0 : Infinity)) || "";
    },
  };
})();
