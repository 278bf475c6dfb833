import assert from "node:assert/strict";
import { test } from "node:test";
import { restingStop } from "../../assets/evidence/sheet_stops.js";

const HEIGHTS = { peek: 76, half: 350, full: 690 };

for (const [height, speed, stop] of [
  [80, 0, "peek"],
  [300, 0, "half"],
  [600, 0, "full"],
  [420, 1.5, "full"],
  [300, -1.5, "peek"],
  [560, -5, "peek"],
]) {
  test(`let go at ${height} px with ${speed} px a ms the sheet rests at ${stop}`, () => {
    assert.equal(restingStop(height, speed, HEIGHTS), stop);
  });
}
