import assert from "node:assert/strict";
import { test } from "node:test";
import { clockwise, isArrowKey, nearestTowards } from "../../assets/network/spatial_navigation.js";

const HERE = { x: 0, y: 0 };
const towards = (key, ...places) =>
  nearestTowards(
    HERE,
    places.map(([x, y]) => ({ x, y })),
    key,
  );

test("the nearest that way is taken", () => {
  assert.equal(towards("ArrowRight", [50, 0], [20, 0], [-5, 0]), 1);
  assert.equal(towards("ArrowUp", [3, -40], [0, 40]), 0);
  assert.equal(towards("ArrowDown", [3, -40], [0, 40]), 1);
});

test("that way is within 60 degrees, else the least off", () => {
  assert.equal(towards("ArrowRight", [90, 0], [10, 30]), 0); // 72 degrees off
  assert.equal(towards("ArrowRight", [90, 0], [20, 30]), 1); // 56 degrees off
  assert.equal(towards("ArrowRight", [10, 90], [10, 30]), 1); // nothing is within
});

test("what lies beside, behind or nowhere is not reached", () => {
  assert.equal(towards("ArrowLeft", [3, -40], [0, 40]), -1);
  assert.equal(towards("ArrowLeft"), -1);
});

test("of two in one place it is always the same", () => {
  assert.equal(towards("ArrowLeft", [-30, 0], [-30, 0]), 0);
});

test("clockwise begins straight up", () => {
  const places = [
    [-9, 0],
    [0, 9],
    [1, -9],
    [9, 0],
  ].map(([x, y]) => ({ x, y }));
  assert.deepEqual(clockwise(HERE, places), [2, 3, 1, 0]);
});

test("only arrows lead somewhere", () => {
  assert.ok(isArrowKey("ArrowUp"));
  assert.ok(!isArrowKey("Home"));
});
