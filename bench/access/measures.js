// What a page is asked besides axe: each answers with what is wrong, as lines to read.
(() => {
  const shown = (part) => part.checkVisibility({ visibilityProperty: true }) && !part.closest(".sr-only, .skipnav, svg");
  const all = (which = "body *") => [...document.querySelectorAll(which)].filter(shown);
  const name = (part) =>
    `<${part.tagName.toLowerCase()} class="${part.getAttribute("class") || ""}"> ${part.textContent.trim().replace(/\s+/g, " ").slice(0, 50)}`;
  const style = (part, piece) => getComputedStyle(part, piece);

  const sideways = () => {
    const beyond = document.documentElement.scrollWidth - innerWidth;
    if (beyond <= 0) return [];
    const out = (box) => box.width && (box.right > innerWidth + 1 || box.left < -1);
    const guilty = all().filter((part) => out(part.getBoundingClientRect()) && !part.closest(".scroll"));
    return [`sideways by ${beyond} px: ${guilty.slice(-2).map(name).join(" | ")}`];
  };

  // A reminder of what stands whole in a box below it is cut on purpose, after so many lines.
  const reminds = (part) => part.closest("dd") && style(part.closest("dd")).webkitLineClamp !== "none";

  // Text that its own box hides. What scrolls by itself hides nothing.
  const hides = (part) => {
    const { overflowX, overflowY, textOverflow } = style(part);
    const shut = (how) => how === "hidden" || how === "clip";
    return (
      (shut(overflowX) && part.scrollWidth > part.clientWidth + 1) ||
      (shut(overflowY) && part.scrollHeight > part.clientHeight + 1) ||
      (textOverflow === "ellipsis" && part.scrollWidth > part.clientWidth)
    );
  };
  const clipped = () =>
    all().filter((part) => part.clientWidth > 1 && part.textContent.trim() && hides(part) && !reminds(part)).map((part) => `clipped: ${name(part)}`);

  // Words that stand on other words. A line of letters is less high than the box around it.
  const lines = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      if (!node.data.trim() || !shown(node.parentElement) || node.parentElement.closest("option, .sheet") || reminds(node.parentElement)) continue;
      const range = document.createRange();
      range.selectNodeContents(node);
      for (const box of range.getClientRects()) {
        const air = box.height * 0.3;
        if (box.width > 1) found.push({ node, left: box.left, right: box.right, top: box.top + air, bottom: box.bottom - air });
      }
    }
    return found.sort((one, other) => one.top - other.top);
  };
  // What stays in sight lies on the rows that slide below it, as is meant: at the head of the page none has slid yet.
  const overlapping = () => {
    scrollTo(0, 0);
    const found = [], rows = lines();
    rows.forEach((one, place) => {
      for (let next = place + 1; next < rows.length && rows[next].top < one.bottom; next++) {
        const other = rows[next];
        if (other.node !== one.node && Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2)
          found.push(`words on words: ${one.node.data.trim().slice(0, 30)} | ${other.node.data.trim().slice(0, 30)}`);
      }
    });
    return [...new Set(found)];
  };

  // What is pressed is 44 px, but for a link in running text. A choice is as large as itself and its words together.
  const running = (part) => {
    let around = part;
    while (around && style(around).display.startsWith("inline")) around = around.parentElement;
    return part !== around && around.textContent.trim().length > part.textContent.trim().length + 1;
  };
  // A link that fills its card is as large as the card. The parent it is placed by may be a whole row of a table.
  const placed = (part) => (style(part).position === "static" ? placed(part.parentElement) : part);
  const pad = (part) => (style(part, "::after").position === "absolute" ? placed(part) : part);
  const area = (part) => {
    const boxes = [pad(part), ...(part.labels || [])].map((one) => one.getBoundingClientRect());
    const most = (side) => Math.max(...boxes.map((box) => box[side]));
    const least = (side) => Math.min(...boxes.map((box) => box[side]));
    return [most("right") - least("left"), most("bottom") - least("top")];
  };
  const small = () =>
    all("a[href], button, summary, select, textarea, input:not([type=hidden])").flatMap((part) => {
      const [width, height] = area(part);
      const fits = width >= 43.5 && height >= 43.5;
      return fits || running(part) ? [] : [`smaller than 44 px: ${Math.round(width)} × ${Math.round(height)} ${name(part)}`];
    });

  // Asked of a reader who wants no motion.
  const seconds = (times) => Math.max(...times.split(",").map((time) => parseFloat(time) * (time.trim().endsWith("ms") ? 0.001 : 1)));
  const moving = () =>
    all("*").filter((part) => {
      const { transitionDuration, animationName, animationDuration } = style(part);
      return seconds(transitionDuration) > 0.01 || (animationName !== "none" && seconds(animationDuration) > 0.01);
    }).map((part) => `moves: ${name(part)}`);

  // The language a part says it is in, and the one its letters tell of. Names are as they are.
  const SCRIPTS = [[/\p{Script=Arabic}{2}/u, ["ar"]], [/\p{Script=Cyrillic}{3}/u, ["uk"]]];
  const unspoken = () => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const found = [];
    for (let node = walker.nextNode(); node; node = walker.nextNode()) {
      const part = node.parentElement, told = part.closest("[lang]").getAttribute("lang").split("-")[0];
      if (part.closest("script, style, [translate=no]")) continue;
      if (SCRIPTS.some(([letters, langs]) => letters.test(node.data) && !langs.includes(told))) found.push(`not in ${told}: ${node.data.trim().slice(0, 60)}`);
    }
    return found;
  };

  // Help is the first thing of the foot on every page, with a number to ring.
  const help = () => {
    const foot = document.querySelector("body > footer section:first-of-type");
    return foot?.querySelector("#help") && foot.querySelector('a[href^="tel:"]') ? [] : ["no help at the head of the foot"];
  };

  // The languages lie over the page when they are open, as is meant.
  const open = () => document.querySelectorAll("details:not(#languages *)").forEach((fold) => (fold.open = true));

  // What stays where it is while the page slides, and takes more than a third of the window. A column that stays beside
  // a table that slides takes no height away.
  const covered = () =>
    all().filter((part) => {
      const { position, top, bottom } = style(part);
      const stays = ["fixed", "sticky"].includes(position) && [top, bottom].some((side) => side !== "auto");
      return stays && part.offsetHeight > innerHeight / 3;
    }).map((part) => `covers the window: ${name(part)}`);

  // In forced colours axe asks for a colour that is not the one painted: here the painted ones are compared.
  const light = (colour) => {
    const [red, green, blue] = colour.match(/[\d.]+/g).map((part) => part / 255)
      .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
  };
  const behind = (part) => {
    const seen = (one) => !/, 0\)$/.test(style(one).backgroundColor) || !one.parentElement;
    while (!seen(part)) part = part.parentElement;
    return part.parentElement ? style(part).backgroundColor : "rgb(255, 255, 255)";
  };
  const faint = () =>
    [...new Set(lines().map(({ node }) => node.parentElement))].flatMap((part) => {
      const [least, most] = [style(part).color, behind(part)].map(light).sort((one, other) => one - other);
      const contrast = (most + 0.05) / (least + 0.05);
      return contrast < 4.5 ? [`contrast ${contrast.toFixed(1)}: ${name(part)}`] : [];
    });

  const space = (rules) => {
    document.getElementById("wide-spacing")?.remove();
    if (!rules) return;
    const sheet = document.createElement("style");
    sheet.id = "wide-spacing";
    sheet.textContent = rules;
    document.head.append(sheet);
  };

  window.access = { sideways, clipped, overlapping, small, moving, unspoken, help, open, covered, faint, space };
})();
