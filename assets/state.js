"use strict";
// The state of the page and its address. It is kept here alone; controls change it with
// explorer.change(), the server reads the address, everything else follows.
(() => {
  const ex = (window.explorer = window.explorer || {});
  (window.dash_clientside = window.dash_clientside || {}).explorer = ex; // where Dash looks
  const answers = new Map(); // address -> promise of the server's answer
  const LIMIT = 200;
  const PATIENCE = 60; // ms that the canvas waits for the panel before it lights a selection
  const EVERYTHING = [".middle", "#panel"]; // what waits for a View
  let turn = 0; // rises with every View asked for: late answers are dropped
  let push = false;
  let current = null; // the state that was asked for last
  let painted = null; // the state on screen
  let failed = false;
  let ready = false;

  const encodeValue = (value) =>
    encodeURIComponent(Array.isArray(value) ? value.join(",") : value)
      .replace(/%2C/g, ",")
      .replace(/%3A/g, ":")
      .replace(/[!'()*]/g, (c) => "%" + c.charCodeAt(0).toString(16).toUpperCase());

  // The canonical query string, as components.state.encode makes it.
  ex.encode = (state, defaults = ex.setup.defaults) =>
    Object.keys(defaults)
      .filter((name) => String(state[name]) !== String(defaults[name]))
      .map((name) => `${name}=${encodeValue(state[name])}`)
      .join("&");

  ex.state = () => current;

  // An answer of the server by its address, kept for as long as the page is open.
  ex.ask = (path) => {
    if (!answers.has(path)) {
      if (answers.size >= LIMIT) answers.delete(answers.keys().next().value);
      const answer = fetch(path).then((response) => {
        if (!response.ok) throw new Error(`${response.status} for ${path}`);
        return path.startsWith("_view") || path.startsWith("_panel")
          ? response.json()
          : response.text();
      });
      answer.catch(() => answers.delete(path));
      answers.set(path, answer);
    }
    return answers.get(path);
  };

  // Change some fields. `step` makes an entry in the browser's history.
  ex.change = (patch, { step = true } = {}) => {
    if (!current) return;
    // A walk always shows its step: who clears the selection leaves the walk.
    const left = patch.select === "" ? { walk: "", step: "" } : {};
    const next = { ...current, ...left, ...patch };
    if (ex.encode(next) === ex.encode(current)) return;
    push = push || step;
    draw(next);
  };

  // Called by Dash once the page is there, with what is the same for every state.
  ex.begin = (setup) => {
    ex.setup = setup;
    open();
    return window.dash_clientside.no_update;
  };

  async function open() {
    const mine = ++turn;
    const answer = await trying(() => ex.ask(`_view${inTheme(location.search) || "?"}`), EVERYTHING);
    if (mine !== turn) return;
    if (!answer) return stay();
    const address = answer.query ? `?${answer.query}` : location.pathname;
    history.replaceState(null, "", address + location.hash);
    answers.set(`_view?${answer.query}`, Promise.resolve(answer));
    current = answer.state;
    paint(answer, null);
  }

  // The theme is the reader's, not a step: Back and Forward keep the present one.
  function inTheme(search) {
    const fields = new URLSearchParams(search);
    if (!painted || (fields.get("theme") || "") === painted.theme) return search;
    if (painted.theme) fields.set("theme", painted.theme);
    else fields.delete("theme");
    return `?${fields}`;
  }

  // Nothing came: state and address go back to what is on screen, so that one can try again.
  function stay() {
    if (!painted) return ex.opening.failed();
    const query = ex.encode(painted);
    current = painted;
    history.replaceState(null, "", query ? `?${query}` : location.pathname);
    ex.network.select(current.select);
  }

  async function draw(state) {
    const before = painted;
    const query = ex.encode(state);
    current = state;
    history[push ? "pushState" : "replaceState"](null, "", query ? `?${query}` : location.pathname);
    push = false;
    const mine = ++turn;
    const onlySelection =
      before && ex.encode({ ...before, select: state.select }) === query;
    // The evidence first: drawing the canvas anew would hold up the panel by some frames.
    const light = () => mine === turn && ex.network.select(state.select);
    const late = onlySelection ? setTimeout(light, PATIENCE) : 0;
    const [path, places] = onlySelection ? ["_panel", ["#panel"]] : ["_view", EVERYTHING];
    const answer = await trying(() => ex.ask(`${path}?${query}`), places);
    if (mine !== turn) return;
    if (!answer) return stay();
    paint(answer, before);
    if (!onlySelection) return;
    clearTimeout(late);
    requestAnimationFrame(() => setTimeout(light));
  }

  function paint(answer, before) {
    if (!painted) ex.opening.over();
    const last = painted;
    const held = ex.focus.hold();
    // A notice is about the address that was opened; what is done since needs none.
    if (!painted) showNotice(answer.notice);
    else if (answer.shown || failed) showNotice("");
    failed = false;
    painted = current;
    document.title = answer.title;
    ex.panel.show(answer.panel, current.select);
    if (answer.shown) {
      document.getElementById("caption").innerHTML = answer.caption;
      showWalk(answer.walk);
      showEmpty(answer.empty);
      ex.filters.show(current, answer.counts);
      ex.views.show(current, answer);
      ex.matrix.show(answer);
      ex.header.show(current);
      ex.network.show(answer, current, before);
    }
    ex.views.mark(current.select);
    const moved = ex.focus.restore(held, current, last);
    const detail = { state: current, before: last, moved };
    document.dispatchEvent(new CustomEvent("explorer:painted", { detail }));
    if (!ready) {
      ready = true;
      ex.network.whenDrawn(() => {
        ex.opening.drawn();
        document.body.dataset.ready = "true";
      });
    }
  }

  function showNotice(html) {
    const notice = document.getElementById("notice");
    notice.hidden = !html;
    if (html) notice.innerHTML = html;
  }

  function showWalk(html) {
    const walk = document.getElementById("walk");
    walk.hidden = !html;
    document.body.classList.toggle("has-walk", Boolean(html));
    if (walk.innerHTML !== html) walk.innerHTML = html;
  }

  // An empty canvas says why it is empty and how to get back.
  function showEmpty(html) {
    const empty = document.getElementById("empty");
    empty.hidden = !html;
    empty.innerHTML = html;
    document.getElementById("network").classList.toggle("is-empty", Boolean(html));
  }

  // An answer of the server, or null: a failed request says so and leaves what is on screen.
  // A slow one shows that it is waited for, and which places of the page wait.
  async function trying(ask, places) {
    try {
      return await ex.waiting(ask(), places);
    } catch (error) {
      failed = true;
      const text = document.createElement("p");
      text.textContent = "The server did not answer. What you see is unchanged; please try again.";
      const close = Object.assign(document.createElement("button"), {
        type: "button",
        textContent: "Close",
      });
      close.dataset.dismiss = "";
      const notice = document.getElementById("notice");
      notice.replaceChildren(text, close);
      notice.hidden = false;
      return null;
    }
  }

  ex.trying = trying;
  window.addEventListener("popstate", open);
  document.addEventListener("click", (event) => {
    const target = event.target.closest("[data-dismiss]");
    if (target) document.getElementById("notice").hidden = true;
  });
})();
