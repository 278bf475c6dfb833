import assert from "node:assert/strict";
import { test } from "node:test";
import { zoomFactor } from "../../assets/network/wheel_zoom.js";

const wheel = (deltaY, rest = {}) => zoomFactor({ deltaY, deltaMode: 0, ctrlKey: false, ...rest });

test("a notch zooms by a usual step, up into the network", () => {
  assert.equal(wheel(-100), 1.2);
  assert.ok(Math.abs(wheel(100) * wheel(-100) - 1) < 1e-12);
});

test("a browser that counts in lines zooms alike", () => {
  assert.ok(Math.abs(wheel(-3, { deltaMode: 1 }) - wheel(-99)) < 1e-12);
});

test("one event is never more than a notch", () => {
  assert.equal(wheel(-5000), 1.2);
  assert.equal(wheel(-100, { ctrlKey: true }), 1.2);
});

test("a pinch on a trackpad follows the fingers", () => {
  assert.ok(Math.abs(wheel(-1, { ctrlKey: true }) - 1.018) < 1e-3);
});
