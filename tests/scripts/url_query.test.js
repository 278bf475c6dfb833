import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { encodeQuery } from "../../assets/core/url_query.js";

const read = (path) => JSON.parse(readFileSync(new URL(path, import.meta.url), "utf8"));
const CASES = read("../components/core/url_cases.json");
const DEFAULTS = read("./default_state.json");

for (const { name, state, query } of CASES) {
  test(`the address of "${name}" is spelt as the server spells it`, () => {
    assert.equal(encodeQuery({ ...DEFAULTS, ...state }, DEFAULTS), query);
  });
}

test("there are cases", () => assert.ok(CASES.length >= 30));
