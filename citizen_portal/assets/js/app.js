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

  const { later, worker } = document.currentScript.dataset;
  const rest = window.requestIdleCallback || ((done) => setTimeout(done, 200));
  const atRest = (task) => window.addEventListener("load", () => rest(task));

  // What makes a page swap is fetched when the page has been painted and rests, or is touched before that; again when it
  // did not come. A form that is sent before is posted as without a script.
  let asked = false;
  const fetchLater = () => {
    if (!later || asked || !document.querySelector("[hx-get], [hx-post]")) return;
    asked = true;
    const script = Object.assign(document.createElement("script"), { src: later, onerror: () => (asked = false) });
    document.head.append(script);
  };
  ["pointerdown", "keydown", "focusin"].forEach((sign) => document.addEventListener(sign, fetchLater));
  window.addEventListener("online", fetchLater);
  atRest(fetchLater);

  // A page that may be read without a net is kept when it rests; others beside it where data are not scarce.
  const keepPage = async () => {
    const { saveData, effectiveType } = navigator.connection || {};
    await navigator.serviceWorker.register(worker);
    const { active } = await navigator.serviceWorker.ready;
    active.postMessage({ ahead: !saveData && !/2g/.test(effectiveType) });
  };
  if (worker && navigator.serviceWorker) atRest(() => keepPage().catch(() => {}));

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
    // What must be mended is an alert, which speaks for itself: once is enough.
    if (!document.querySelector("main [role=alert]")) announce(document.title);
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

  // Whoever chooses a length in weeks takes back the last day they may have typed.
  document.addEventListener("input", ({ target }) => {
    if (target.name !== "length" || target.value === "other") return;
    for (const part of ["day", "month", "year"]) document.getElementById(`ends_on-${part}`).value = "";
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

  // What the button names: all that stands under an id, or the words themselves; else the words of its box, without the
  // name and the button. What has a tick gets it.
  const copy = async (button) => {
    const { copy } = button.dataset;
    const all = copy && document.getElementById(copy);
    const beside = [...button.parentElement.children].filter(
      (part) => part !== button && !part.matches(".box-name, [data-tick]"));
    const words = all ? all.textContent.trim() : copy || beside.map((part) => part.innerText).join("\n\n");
    await navigator.clipboard.writeText(words);
    (all ? document : button.parentElement).querySelectorAll("[data-tick]").forEach((tick) => (tick.hidden = false));
    announce(button.textContent);
  };

  // To somebody else, by whatever the device has for it: the page's address, another one that the button names, or the
  // words of the page where its address leads nobody else here; or the words under an id that the button names. Whoever
  // thinks better of it has done nothing.
  const share = ({ dataset }) => {
    const text = document.getElementById(dataset.share)?.textContent.trim();
    (text ? navigator.share({ text }) : sharePage(dataset)).catch(() => {});
  };

  const sharePage = (dataset) => {
    const [title, ...text] = words();
    const url = dataset.share === "page" ? location.origin + location.pathname : dataset.share;
    const link = dataset.share === "words" ? { text: text.join("\n\n") } : { url };
    return navigator.share({ title, ...link });
  };

  // An example goes into the first box of its list that is empty; nothing typed is written over.
  const fill = ({ dataset, textContent }) => {
    const empty = boxes().find((box) => box.name.startsWith(dataset.fill) && !box.value);
    if (!empty) return;
    empty.value = textContent;
    empty.dispatchEvent(new Event("input", { bubbles: true }));
    empty.focus();
  };

  document.addEventListener("click", (event) => {
    const button = event.target.closest("[data-print], [data-listen], [data-copy], [data-share], [data-fill]");
    if (!button) return;
    if ("fill" in button.dataset) return fill(button);
    if ("print" in button.dataset) window.print();
    else if ("share" in button.dataset) share(button);
    else if ("copy" in button.dataset) copy(button);
    else listen(button);
  });

  // Buttons that need a script are hidden until one is there to answer them.
  const offer = () => {
    document.querySelectorAll("[data-example]:not(:has(button))").forEach((line) => {
      const button = Object.assign(document.createElement("button"), { type: "button", className: "tool" });
      button.dataset.fill = line.dataset.example;
      button.append(...line.childNodes);
      line.append(button);
    });
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
