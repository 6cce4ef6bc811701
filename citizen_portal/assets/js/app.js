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
    form.querySelectorAll("button[type=submit]").forEach((button) => {
      if (held) button.setAttribute("aria-disabled", "true");
      else button.removeAttribute("aria-disabled");
    });

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

  // Words typed and not sent are kept for whoever goes back and forward: in memory alone, because on a shared computer
  // nothing may stay behind. The server has what it has taken.
  const unsent = new Map();
  const forms = () => [...document.querySelectorAll("main form[method=post]")];
  const boxes = () => forms().flatMap((form) => [...form.elements]).filter((box) => box.id && box.type !== "submit");
  const held = (box) => (box.matches("[type=radio], [type=checkbox]") ? "checked" : "value");
  let sent = "";

  document.addEventListener("input", () =>
    unsent.set(location.pathname, boxes().map((box) => [box.id, held(box), box[held(box)]])));
  document.addEventListener("htmx:before:request", () => (sent = location.pathname));
  document.addEventListener("htmx:finally:request", ({ detail: { ctx } }) => {
    const posted = ctx.request.method === "POST";
    if (posted && ctx.response?.status < 400) unsent.delete(sent);
    if (posted) return;
    for (const [id, how, value] of unsent.get(location.pathname) || []) {
      const box = document.getElementById(id);
      if (box) box[how] = value;
    }
  });

  // Another language: the whole page is loaded, and whatever stands in any form of it goes along.
  document.addEventListener("submit", (event) => {
    if (event.submitter?.name !== "switch") return;
    event.stopImmediatePropagation();
    event.target.addEventListener("formdata", ({ formData }) => {
      for (const other of forms().filter((form) => form !== event.target))
        for (const [name, value] of new FormData(other)) if (!formData.has(name)) formData.append(name, value);
    }, { once: true });
  }, true);

  // Reading aloud: the browser's own voices, and only where there is one for the language of the text.
  const voices = () => window.speechSynthesis?.getVoices() || [];
  const language = () => document.documentElement.lang.split("-")[0];
  const voice = () => voices().find((one) => one.lang.toLowerCase().startsWith(language()));

  // The reader's own text: its heading and its parts, without what helps to read it and the Danish beside it.
  const words = () => {
    const own = "[data-read] > .pair > :first-child, [data-read]:not(.beside) > :not(.tools)";
    return [...document.querySelectorAll(`main h1, ${own}`)].map((part) => part.innerText);
  };

  const listen = (button) => {
    const speaking = window.speechSynthesis.speaking;
    window.speechSynthesis.cancel();
    if (speaking) return;
    const spoken = new SpeechSynthesisUtterance(words().join(". "));
    spoken.voice = voice();
    spoken.lang = spoken.voice.lang;
    const label = button.textContent;
    button.textContent = button.dataset.stop;
    spoken.onend = spoken.onerror = () => (button.textContent = label);
    window.speechSynthesis.speak(spoken);
  };

  // The words of a box, without its name and its button; or all that stands under an id. What has a tick gets it.
  const copy = async (button) => {
    const all = document.getElementById(button.dataset.copy);
    const beside = [...button.parentElement.children].filter(
      (part) => part !== button && !part.matches(".box-name, [data-tick]"));
    await navigator.clipboard.writeText(all?.textContent.trim() ?? beside.map((part) => part.innerText).join("\n\n"));
    (all ? document : button.parentElement).querySelectorAll("[data-tick]").forEach((tick) => (tick.hidden = false));
    announce(button.textContent);
  };

  // To somebody else, by whatever the device has for it: the page's address, or its words where the address leads
  // nobody else here. Whoever thinks better of it has done nothing.
  const share = ({ dataset }) => {
    const [title, ...text] = words();
    const link = dataset.share === "page" ? { url: location.origin + location.pathname } : { text: text.join("\n\n") };
    navigator.share({ title, ...link }).catch(() => {});
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-print], [data-listen], [data-copy], [data-share]");
    if (!button) return;
    if ("print" in button.dataset) window.print();
    else if ("share" in button.dataset) share(button);
    else if ("copy" in button.dataset) copy(button);
    else listen(button);
  });

  // Buttons that need a script are hidden until one is there to answer them.
  const offer = () => {
    document.querySelectorAll("[data-print]").forEach((button) => (button.hidden = false));
    document.querySelectorAll("[data-share]").forEach((button) => (button.hidden = !navigator.share));
    document.querySelectorAll("[data-copy]").forEach((button) => (button.hidden = !navigator.clipboard));
    document.querySelectorAll("[data-listen]").forEach((button) => (button.hidden = !voice()));
  };
  window.speechSynthesis?.addEventListener?.("voiceschanged", offer);
  window.addEventListener("pagehide", () => window.speechSynthesis?.cancel());
  document.addEventListener("htmx:finally:request", offer);
  offer();
  if (document.querySelector("#error-summary")) read(true);
})();
