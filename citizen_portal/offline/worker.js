// The network first, and what was read when it does not answer. Only pages that match KEPT.pages, and that the server
// lets everybody keep, are ever kept; every other page of a citizen just passes through.
const NAME = `reading-${KEPT.release}`;
const PAGES = new RegExp(KEPT.pages);
const FILES = /\/static\/[\w.-]+\.(?:css|js|svg)/g;
// Beside a text may stand the Danish one.
const QUERIES = ["", "?dansk="];
// So many pages read in a language bring the few others.
const ENOUGH = 2;
// Milliseconds until a copy is shown in place of a page that is slow to come.
const WAIT = 3000;

const store = () => caches.open(NAME);
const address = (url) => new URL(url, location);
const path = ({ pathname, search }) => pathname + search;
const mayBeKept = ({ pathname, search }) => PAGES.test(pathname) && QUERIES.includes(search);
const one = (pattern, html) => pattern.exec(html)?.[1];

// The files a page names are kept before it: a kept page is never without them.
const keep = async (page) => {
  const answer = await fetch(page);
  if (!answer.ok || answer.redirected || !/^public/.test(answer.headers.get("Cache-Control"))) return;
  const kept = await store();
  for (const file of new Set((await answer.clone().text()).match(FILES)))
    if (!(await kept.match(file))) await kept.add(file);
  await kept.put(page, answer);
};

// One after the other: the reader's own next page is not to wait for these.
const keepAll = async (pages) => {
  for (const page of pages) await keep(page).catch(() => {});
};

// The addresses of the kept pages, the last read last, without those that have the Danish beside them.
const keptPages = async () => {
  const all = (await (await store()).keys()).map(({ url }) => path(address(url)));
  return all.filter((page) => PAGES.test(page));
};

const langOf = (page) => one(PAGES, page);
const ofLanguage = (lang, pages) => pages.filter((page) => langOf(page) === lang);

const read = async (url, { ahead }) => {
  const page = address(url);
  if (!mayBeKept(page)) return;
  await keepAll([path(page)]);
  const lang = langOf(page.pathname);
  const known = ofLanguage(lang, await keptPages());
  if (!ahead || known.length < ENOUGH) return;
  await keepAll(KEPT.ahead.map((below) => `/${lang}/${below}`).filter((other) => !known.includes(other)));
};

const wordsOf = (lang) => KEPT.words[lang] || KEPT.words[lang.split("-")[0]];

// A kept page with its day, and with the day up to which its rules were known to hold, when that has passed.
const dated = async (page, answer) => {
  const html = await answer.text();
  const words = wordsOf(langOf(page.pathname));
  const long = (day) => new Date(day).toLocaleDateString(one(/<html lang="([^"]+)/, html), { dateStyle: "long" });
  const say = (sentence, day) => sentence.replace("%(day)s", long(day));
  const until = one(/ data-holds-until="([^"]+)/, html);
  const past = until && new Date() > new Date(`${until}T23:59:59`);
  const said = [
    `<p>${say(words.kept, answer.headers.get("Date"))}</p>`,
    past ? `<p data-past>${say(words.past, `${until}T12:00`)}</p>` : "",
  ];
  // The empty box is room before the heading.
  const note = `<div class="container stack"><div class="box box-remember stack" data-kept>${said.join("")}</div><div></div></div>`;
  return new Response(html.replace(/<main[^>]*>/, (main) => main + note), { headers: answer.headers });
};

// In the frame of a kept page: that this one cannot be had, what can, and the telephone.
const instead = async (page) => {
  const kept = await store();
  const all = await keptPages();
  const own = ofLanguage(page.pathname.split("/")[1], all);
  const known = own.length ? own : ofLanguage(langOf(all.at(-1)), all);
  if (!known.length) return Response.error();
  const frame = await kept.match(known[0]);
  const html = await frame.text();
  const words = wordsOf(langOf(known[0]));
  const links = await Promise.all(known.map(async (other) => {
    const title = one(/<title>([^]*?)(?: – |<)/, await (await kept.match(other)).text());
    return `<li><a href="${other}">${title}</a></li>`;
  }));
  const phone = one(/(<a class="phone"[^]*?<\/a>)/, html);
  const main = `<main id="main" tabindex="-1"><div class="container stack"><h1>${words.title}</h1>
<p class="button-row"><a class="button button-primary" href="${path(page)}">${words.again}</a> ${phone}</p>
<h2>${words.list}</h2><ul class="plain-list" data-kept-pages>${links.join("")}</ul></div></main>`;
  const whole = html.replace(/<main[^]*<\/main>/, () => main).replace(/<title>[^]*?(?= – )/, () => `<title>${words.title}`);
  return new Response(whole, { status: 503, headers: frame.headers });
};

const shown = async (event, page) => {
  const kept = mayBeKept(page) && (await (await store()).match(path(page)));
  const fresh = (async () => (await event.preloadResponse) || fetch(event.request))().catch(() => {});
  event.waitUntil(fresh);
  const late = new Promise((done) => setTimeout(done, WAIT));
  const answer = await (kept ? Promise.race([fresh, late]) : fresh);
  if (kept && !(answer?.status < 500)) return dated(page, kept);
  return answer || instead(page);
};

const file = async (request) => (await (await store()).match(request)) || fetch(request);

addEventListener("fetch", (event) => {
  const { method, mode, url } = event.request;
  const page = address(url);
  if (method !== "GET" || page.origin !== location.origin) return;
  if (page.pathname.startsWith("/static/")) event.respondWith(file(event.request));
  else if (mode === "navigate" && KEPT.languages.includes(page.pathname.split("/")[1]))
    event.respondWith(shown(event, page));
});

addEventListener("message", (event) => event.waitUntil(read(event.source.url, event.data)));

// Where the browser can be told what is none of our business, nothing else waits for this script to be awake, and a
// page is asked for while it wakes up. Never without the first: a page that is left alone would be asked for twice.
let told = false;
const leaveAlone = async (event) => {
  const below = (folder) => ({ urlPattern: { pathname: `/${folder}{/*}?` } });
  const pages = KEPT.languages.map((lang) => ({ requestMethod: "GET", requestMode: "navigate", ...below(lang) }));
  const others = { not: { or: [below("static"), ...pages] } };
  await event.addRoutes?.({ condition: others, source: "network" });
  told = !!event.addRoutes;
};

const formerCaches = async () => (await caches.keys()).filter((name) => name !== NAME);

// A new release: what the reader has kept is fetched anew, and then the former copies go.
const renew = async () => {
  for (const name of await formerCaches()) {
    const pages = (await (await caches.open(name)).keys()).map(({ url }) => address(url));
    await keepAll(pages.filter(mayBeKept).map(path));
  }
};

const begin = async () => {
  for (const name of await formerCaches()) await caches.delete(name);
  if (told) await registration.navigationPreload?.enable();
};

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(Promise.all([leaveAlone(event).catch(() => {}), renew()]));
});
addEventListener("activate", (event) => event.waitUntil(begin()));
