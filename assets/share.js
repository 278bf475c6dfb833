"use strict";
// The Share dialog: made by the server for the present address, so that all of it agrees.
(() => {
  const ex = (window.explorer = window.explorer || {});

  async function open(opener) {
    opener.setAttribute("aria-busy", "true");
    try {
      document.getElementById("shared").innerHTML = await ex.ask(`_share?${ex.encode(ex.state())}`);
      document.getElementById("sharing").showModal();
      document.getElementById("share-link").select();
    } catch {
      ex.say("The server did not answer. Please try again.");
    } finally {
      opener.removeAttribute("aria-busy");
    }
  }

  // The way out of a frame leads to what is shown in it now.
  function lead(event) {
    const way = event.target.closest?.("[data-open-explorer]");
    if (way && ex.state()) way.href = ex.link({ embed: "" });
  }
  for (const type of ["pointerdown", "keydown", "click"]) document.addEventListener(type, lead, true);

  document.addEventListener("click", (event) => {
    const opener = event.target.closest("#share");
    if (opener && ex.state()) open(opener);
  });
})();
