import assert from "node:assert/strict";
import { test } from "node:test";
import { isTouch, touchedTarget } from "../../assets/network/touch_hit_test.js";

const AT = { x: 0, y: 0 };
const near = { id: "near", middle: { x: 12, y: 0 }, label: null };
const nearer = { id: "nearer", middle: { x: 0, y: 8 }, label: null };
const far = { id: "far", middle: { x: 80, y: 0 } };
const labelled = { ...far, label: { x1: -5, y1: -5, x2: 60, y2: 5 } };

test("the nearest middle goes before a label that is touched", () => {
  assert.equal(touchedTarget(AT, [near, nearer, labelled]), "nearer");
});

test("where no middle is within reach, the label counts", () => {
  assert.equal(touchedTarget(AT, [labelled]), "far");
  assert.equal(touchedTarget(AT, [{ ...far, label: null }]), "");
  assert.equal(touchedTarget(AT, [far]), "");
});

test("a target is 44 pixels wide", () => {
  assert.equal(touchedTarget(AT, [{ id: "edge", middle: { x: 22, y: 0 } }]), "edge");
  assert.equal(touchedTarget(AT, [{ id: "edge", middle: { x: 22.1, y: 0 } }]), "");
});

test("fingers are told by the event", () => {
  assert.ok(isTouch({ type: "touchstart" }));
  assert.ok(isTouch({ type: "pointerdown", pointerType: "touch" }));
  assert.ok(!isTouch({ type: "pointerdown", pointerType: "mouse" }));
  assert.ok(!isTouch(undefined));
});
