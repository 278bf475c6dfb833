"use strict";
// Printing: a page of its own, put together when the browser is about to print and taken away after.
(() => {
  const ex = (window.explorer = window.explorer || {});
  const SHARP = 2; // dots of the drawing for each pixel at zoom 1
  const system = matchMedia("(prefers-color-scheme: dark)");
  const place = () => document.getElementById("printed");

  // The browser waits for nothing that comes later, and the reader may have used its own menu,
  // which tells beforehand nobody: so this one request is waited for. Empty if it fails.
  function ask(path) {
    const request = new XMLHttpRequest();
    request.open("GET", path, false);
    try {
      request.send();
    } catch {
      return "";
    }
    return request.status === 200 ? request.responseText : "";
  }

  // The whole network in the colours of paper, as the View shows it; nothing if it is empty.
  function drawing() {
    const cy = document.getElementById("network")?._cyreg?.cy;
    if (!cy || cy.elements("[!decor]").not(".out, .off").empty()) return [];
    const { light, dark } = ex.setup.stylesheets;
    const inDark = (ex.state().theme || (system.matches ? "dark" : "light")) === "dark";
    const veil = cy.getElementById("veil");
    const veiled = !veil.hasClass("out");
    veil.addClass("out"); // it is far larger than what it lies over
    if (inDark) cy.style().fromJson(light).update();
    // Not cy.png(): a picture would have to be decoded first, and printing does not wait for it.
    const drawn = cy.renderer().bufferCanvasImage({ full: true, scale: SHARP, bg: "white" });
    if (inDark) cy.style().fromJson(dark).update();
    veil.toggleClass("out", !veiled);
    // As dots: the browser would print how it was drawn, stroke by stroke, thousands deep.
    const canvas = Object.assign(document.createElement("canvas"), { width: drawn.width, height: drawn.height });
    canvas.getContext("2d").drawImage(drawn, 0, 0);
    return [canvas];
  }

  // What the view says in words, as far as the reader has opened it; a table is printed open.
  function words() {
    const copy = document.getElementById("words").cloneNode(true);
    copy.querySelectorAll("[id]").forEach((one) => one.removeAttribute("id"));
    copy.querySelectorAll(".matrix-table").forEach((one) => (one.open = true));
    return [...copy.childNodes];
  }

  const put = {
    drawing,
    words,
    address: () => [ex.link()],
    date: () => [new Date().toLocaleDateString("en-GB", { dateStyle: "long" })],
  };

  window.addEventListener("beforeprint", () => {
    if (!ex.state()) return;
    const html = ask(`_print?${ex.encode(ex.state())}`);
    if (!html) return; // then the page goes on paper as it is
    place().innerHTML = html;
    for (const target of place().querySelectorAll("[data-put]"))
      target.replaceChildren(...put[target.dataset.put]());
    place().hidden = false;
    document.body.classList.add("is-printing");
  });
  window.addEventListener("afterprint", () => {
    document.body.classList.remove("is-printing");
    place().hidden = true;
    place().replaceChildren();
  });
})();
