"use strict";
// The network as text, beside the canvas: fetched when it is open, one stop for the keyboard.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const place = () => document.getElementById("outline");
  const opener = () => document.getElementById("outline-open");
  const links = () => [...place().querySelectorAll("a[data-select]")];
  const heads = () => links().filter((link) => link.closest("h4"));
  let open = false;
  let written = ""; // the address of what stands there

  const drawn = () => ["network", "brain"].includes(ex.state().view);
  // What the text says does not depend on what is selected, so one answer serves all.
  const address = () => `_outline?${ex.encode({ ...ex.state(), select: "", walk: "", step: "" })}`;

  function stop(link) {
    for (const one of place().querySelectorAll('a[tabindex="0"]')) one.tabIndex = -1;
    if (link) link.tabIndex = 0;
  }

  function mark({ reveal = true } = {}) {
    const { select } = ex.state();
    const meant = [select, ex.panel.edgeOf(select)];
    const found = links().filter((link) => meant.includes(link.dataset.select));
    for (const one of place().querySelectorAll("[aria-current]")) one.removeAttribute("aria-current");
    for (const link of found) link.setAttribute("aria-current", "true");
    if (place().contains(document.activeElement)) return; // the reader is there already
    stop(found[0] || place().querySelector('a[tabindex="0"]') || links()[0]);
    if (reveal) found[0]?.scrollIntoView({ block: "nearest" });
  }

  async function show() {
    const shown = open && drawn();
    const fresh = place().hidden === shown;
    const left = ex.focus.hold();
    place().hidden = !shown;
    document.body.classList.toggle("has-outline", shown);
    ex.focus.keep(left);
    opener().setAttribute("aria-expanded", shown);
    if (fresh) ex.network.fit();
    if (!shown) return;
    const wanted = address();
    if (wanted !== written) {
      const html = await ex.ask(wanted).catch(() => "");
      if (!open || wanted !== address()) return; // something else is wanted by now
      if (!html) {
        place().textContent = "The text did not come. Please close it and open it again.";
        return (written = "");
      }
      const held = ex.focus.hold();
      place().innerHTML = html;
      written = wanted;
      mark();
      ex.focus.keep(held);
    } else mark();
  }

  async function toggle() {
    open = !open;
    await show();
    if (open) {
      document.getElementById("outline-title")?.focus();
      ex.say(`The network as text is open: ${links().length ? "arrow keys move, Esc goes back" : "nothing is drawn"}`);
    } else ex.say("The network as text is closed");
  }

  ex.outline = {
    // Close it if the focus is inside; whether that was so.
    close() {
      if (!open || !place().contains(document.activeElement)) return false;
      toggle();
      opener().focus();
      return true;
    },
  };

  function move(key) {
    const all = links();
    const now = all.indexOf(document.activeElement);
    const tops = heads();
    const top = tops.findLastIndex((one) => all.indexOf(one) <= now);
    const next = {
      ArrowDown: () => all[now + 1],
      ArrowUp: () => all[Math.max(now - 1, 0)],
      ArrowRight: () => tops[top + 1],
      ArrowLeft: () => (tops[top] === all[now] ? tops[top - 1] : tops[top]),
      Home: () => all[0],
      End: () => all.at(-1),
    }[key]();
    if (!next) return;
    stop(next);
    next.focus({ preventScroll: true });
    next.scrollIntoView({ block: "nearest" });
  }

  document.addEventListener("keydown", (event) => {
    if (!ex.bare(event)) return;
    if (!event.target.closest?.("#outline") || !/^(Arrow|Home$|End$)/.test(event.key)) return;
    event.preventDefault();
    move(event.key);
  });
  document.addEventListener("click", (event) => {
    if (event.target.closest("#outline-open")) toggle();
    const link = event.target.closest("#outline a[data-select]");
    if (link) stop(link);
  });
  document.addEventListener("explorer:painted", show);

  // What is read lights its line in the drawing beside.
  for (const name of ["pointerover", "focusin"])
    document.addEventListener(name, (event) => {
      const link = event.target.closest?.("#outline a[data-select]");
      if (link) ex.network.glance(link.dataset.select);
    });
  for (const name of ["pointerout", "focusout"])
    document.addEventListener(name, (event) => {
      if (event.target.closest?.("#outline a[data-select]")) ex.network.glance("");
    });
})();
