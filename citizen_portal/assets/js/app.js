// What a page cannot say in HTML. Everything works without this file.
(() => {
  "use strict";

  // A page that comes back with errors is read from its summary, a new screen from its heading.
  const read = (scroll) => {
    const target = document.querySelector("#error-summary") || document.querySelector("main h1");
    if (!target) return;
    target.setAttribute("tabindex", "-1");
    target.focus({ preventScroll: true });
    if (scroll) target.id === "error-summary" ? target.scrollIntoView() : window.scrollTo(0, 0);
  };

  const announce = (words) => {
    const live = document.getElementById("live");
    if (live) live.textContent = words;
  };

  // A second press while the first is under way would only send the same again.
  const hold = (form, held) =>
    form.querySelectorAll("button[type=submit]").forEach((button) => button.toggleAttribute("aria-disabled", held));

  // No net, no answer, or an accident on our side: the typed words stay where they are, and the reader is told.
  const trouble = (shown) => document.getElementById("trouble")?.toggleAttribute("hidden", !shown);

  document.addEventListener("htmx:before:request", (event) => hold(event.target, true));
  document.addEventListener("htmx:error", () => trouble(true));
  document.addEventListener("htmx:finally:request", ({ target, detail: { ctx } }) => {
    if (target.isConnected) hold(target, false);
    if (!ctx.response) return;
    trouble(ctx.response.status >= 500);
    if (ctx.response.status >= 500) return;
    read(true);
    announce(document.title);
  });

  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-print]")) window.print();
  });

  // Without scripts there is nothing to print with but the browser's own menu.
  document.querySelectorAll("[data-print]").forEach((button) => (button.hidden = false));
  if (document.querySelector("#error-summary")) read(true);
})();
