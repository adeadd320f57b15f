"use strict";
// The page without this script is complete and static. With it, a finding that is chosen anywhere (in the text, a table, a
// chart, the address) is shown in a card and its words are marked; "only" follows one finding through all of the page.

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const root = document.documentElement;
const card = $("#card");
const pieces = $$(".text .m");
const rows = new Map($$("[data-of]").map((row) => [row.id, row.dataset.of.split(" ").filter(Boolean)]));
const layers = $$(".layers input");
root.classList.add("js");

// Findings ------------------------------------------------------------------------------------------------------------

/** The row of a finding; a place that is named again has the row of its first mention. */
const rowOf = (id) => document.getElementById(id)?.closest("[data-of]") ?? null;
const href = (link) => (link.getAttribute("href") ?? "").replace(/^#/, "");
/** The findings that words belong to, narrowest first. */
const idsOf = (piece) => [href(piece), ...(piece.dataset.f ?? "").split(" ")].filter(Boolean);
const shows = (piece) =>
  layers.some((layer) => layer.checked && RegExp(`(^| )${layer.id.slice(5)}[1-4]`).test(piece.className));
const wordsOf = (id) => pieces.filter((piece) => idsOf(piece).includes(id));

/** A finding's name in a line. */
function nameOf(id) {
  const row = rowOf(id);
  if (row.dataset.name) return row.dataset.name;
  const [first, second] = $$("th, td, q", row).map(firstWords);
  return row.closest("#who, #where, #when") || !second ? first : `${first}: ${second}`;
}

function firstWords(cell) {
  const copy = cell.cloneNode(true);
  $$(".note, .code, .para, .size, .by, .id", copy).forEach((part) => part.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// The card ------------------------------------------------------------------------------------------------------------

let chosen = "";
let pinned = false;
let leaving = 0;

/** Show the card of the finding beside an element; `also` are ids of others that the same words belong to. */
function show(id, beside, also = []) {
  const row = rowOf(id);
  if (!row) return;
  clearTimeout(leaving);
  card.replaceChildren(...contents(row), foot(row, also));
  card.classList.toggle("at-words", pieces.includes(beside));
  card.hidden = false;
  place(beside);
}

function contents(row) {
  const heading = document.createElement("h3");
  if (row.tagName !== "TR") {
    heading.append("Reason");
    return [heading, ...[...row.childNodes].map((node) => node.cloneNode(true))];
  }
  const names = $$("thead th", row.closest("table")).map((head) => head.textContent.trim());
  const list = document.createElement("dl");
  heading.append(nameOf(row.id), " ", $(".id", row).cloneNode(true));
  [...row.cells].forEach((cell, at) => {
    if (!cell.textContent.trim() || (at === 0 && cell.tagName === "TH")) return;
    const [pair, term, value] = ["div", "dt", "dd"].map((name) => document.createElement(name));
    term.append(names[at]);
    value.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
    pair.className = names[at].toLowerCase().replaceAll(" ", "-");
    pair.append(term, value);
    list.append(pair);
  });
  $$("[id]", list).forEach((copy) => copy.removeAttribute("id"));
  $$(".id", list).forEach((copy) => copy.remove());
  return [heading, list];
}

function foot(row, also) {
  const end = document.createElement("footer");
  for (const id of also) {
    const line = document.createElement("span");
    line.className = "also";
    line.append("also ", link(`#${id}`, nameOf(id)), ` ${id}`);
    end.append(line);
  }
  const doing = document.createElement("span");
  doing.className = "do";
  if (wordsOf(row.id).length) doing.append(link("#", "In the text", toWords, "to-words"));
  doing.append(link(`#${row.id}`, "In its list", toRow), link("#", "Only this", () => only(row.id)));
  end.append(doing);
  return end;
}

function link(to, words, act, name = "") {
  const made = document.createElement("a");
  made.className = name;
  made.href = to;
  made.append(words);
  if (act) made.addEventListener("click", (event) => (event.preventDefault(), event.stopPropagation(), act()));
  return made;
}

/** Put the card under an element, or over it where there is no room; on a phone the style sheet puts it at the bottom. */
function place(beside) {
  card.style.left = card.style.top = "";
  if (getComputedStyle(card).position === "fixed") return;
  const at = beside.getClientRects()[0] ?? beside.getBoundingClientRect();
  const [width, height] = [card.offsetWidth, card.offsetHeight];
  const under = at.bottom + height + 12 < innerHeight || at.top < height + 12;
  card.style.left = `${Math.max(8, Math.min(at.left, root.clientWidth - width - 8)) + scrollX}px`;
  card.style.top = `${(under ? at.bottom + 8 : at.top - height - 8) + scrollY}px`;
}

function hide() {
  card.hidden = true;
  pinned = false;
}

// Choosing ------------------------------------------------------------------------------------------------------------

/** Choose a finding: its words and its row are marked, its card is pinned, the address is its permalink. */
function choose(id, beside, also) {
  const row = rowOf(id);
  if (!row) return;
  mark(row.id);
  history.replaceState(null, "", `#${row.id}`);
  pinned = true;
  show(row.id, beside ?? row, also);
}

function mark(id) {
  chosen = id;
  pieces.forEach((piece) => piece.classList.toggle("chosen", Boolean(id) && idsOf(piece).includes(id)));
  rows.forEach((_, each) => rowOf(each).classList.toggle("chosen", each === id));
}

function toWords() {
  const words = wordsOf(chosen);
  const first = words.find((piece) => piece.getAttribute("href") === `#${chosen}`) ?? words[0];
  if (!first) return;
  first.scrollIntoView({ block: "center" });
  step(first);
  show(chosen, first);
}

function toRow() {
  const row = rowOf(chosen);
  if (!row) return;
  row.scrollIntoView({ block: "center" });
  hide();
}

function letGo() {
  if (!card.hidden) return hide();
  mark("");
  only("");
  history.replaceState(null, "", location.pathname + location.search);
}

// Only what belongs to one finding, and the filters of the events --------------------------------------------------------

let kept = null;

/** All rows that belong to a finding: what it is made of, what is made of it, and what that is made of. */
function belonging(id) {
  const near = [...rows].filter(([, parts]) => parts.includes(id)).map(([each]) => each);
  return new Set([id, ...rows.get(id), ...near, ...near.flatMap((each) => rows.get(each))]);
}

function only(id) {
  const row = id && rowOf(id);
  kept = row ? belonging(row.id) : null;
  root.classList.toggle("only-some", Boolean(kept));
  $("#only").hidden = !kept;
  $("#only span").textContent = kept ? `Only ${nameOf(row.id)}` : "";
  pieces.forEach((piece) => piece.classList.toggle("kept", Boolean(kept) && idsOf(piece).some((each) => kept.has(each))));
  $$("figure a").forEach((shape) => {
    const target = rowOf(href(shape));
    shape.classList.toggle("aside", Boolean(kept && target) && !kept.has(target.id));
  });
  if (chooser.actor) chooser.actor.value = row?.closest("#who") ? row.id : "";
  sift();
}

const chooser = { quad: $("#by-quad"), actor: $("#by-actor"), standing: $("#by-standing") };

function sift() {
  const events = $$("#events tbody tr");
  for (const row of events) {
    const { quad, standing } = row.dataset;
    row.hidden =
      (chooser.quad.value && quad !== chooser.quad.value) ||
      (chooser.standing.value && standing !== chooser.standing.value) ||
      Boolean(kept && !kept.has(row.id));
  }
  const shown = events.filter((row) => !row.hidden).length;
  if ($("#shown")) $("#shown").textContent = `${shown} of ${events.length}`;
}

/** Sort a table by one of its columns; the order at first is that of the page. */
function sort(table, at, head) {
  const down = head.getAttribute("aria-sort") === "ascending";
  const found = [...table.tBodies[0].rows];
  found.forEach((row, order) => (row.dataset.order ??= order));
  const key = (row) => (at === 0 ? Number(row.dataset.order) : firstWords(row.cells[at]).replace(/^[●○]+/, ""));
  found.sort((a, b) => (at === 0 ? key(a) - key(b) : key(a).localeCompare(key(b))) * (down ? -1 : 1) || a.dataset.order - b.dataset.order);
  $$("th", table.tHead).forEach((each) => each.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  table.tBodies[0].append(...found);
}

// Walking through the text ----------------------------------------------------------------------------------------------

const stops = $$(".text a.m");
stops.forEach((stop, at) => (stop.tabIndex = at ? -1 : 0)); // the text is one stop of the tab key; n and p walk within

function step(to) {
  stops.forEach((stop) => (stop.tabIndex = stop === to ? 0 : -1));
  to.focus({ preventScroll: true });
}

function walk(by) {
  const open = stops.filter((stop) => shows(stop) && (!kept || stop.classList.contains("kept")));
  if (!open.length) return;
  const here = document.activeElement;
  let at = open.indexOf(here);
  if (at < 0) {
    const after = open.findIndex((stop) => stop.getBoundingClientRect().top > 60);
    at = by > 0 ? (after < 0 ? -1 : after - 1) : after < 0 ? open.length : after;
  }
  const next = open[(at + by + open.length) % open.length];
  step(next);
  next.scrollIntoView({ block: "center" });
  const [first, ...also] = idsOf(next);
  choose(first, next, also);
}

// Listening -------------------------------------------------------------------------------------------------------------

for (const piece of pieces) {
  const [first, ...also] = idsOf(piece);
  piece.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse" && !pinned && shows(piece)) show(first, piece, also);
  });
  piece.addEventListener("pointerleave", fade);
  piece.addEventListener("focus", () => pinned || show(first, piece, also));
  piece.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (shows(piece)) choose(first, piece, also);
  });
}

function fade() {
  clearTimeout(leaving);
  if (!pinned) leaving = setTimeout(hide, 250);
}

card.addEventListener("pointerenter", () => clearTimeout(leaving));
card.addEventListener("pointerleave", fade);

document.addEventListener("click", (event) => {
  const to = event.target.closest("a");
  const id = to && href(to);
  if (id && rowOf(id)) {
    event.preventDefault();
    if (to.closest("figure")) only(id);
    return choose(id, to.closest("#card") ? rowOf(id) : to);
  }
  const row = event.target.closest("tr[data-of]");
  if (row && !to && !getSelection().toString()) return choose(row.id, event.target);
  if (!event.target.closest("#card")) hide();
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !$("#help").open) return letGo();
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select, dialog") || !$("#keys").checked) return;
  const act = { n: () => walk(1), p: () => walk(-1), t: toWords, r: toRow, o: () => chosen && only(chosen), "?": () => $("#help").showModal() }[event.key];
  if (act) act();
  else if (layers[event.key - 1]) layers[event.key - 1].click();
  else return;
  event.preventDefault();
});

$("#help-button").addEventListener("click", () => $("#help").showModal());
$("#only button").addEventListener("click", () => only(""));
for (const box of Object.values(chooser)) {
  box?.addEventListener("change", () => (box === chooser.actor ? only(box.value) : sift()));
}
for (const table of $$("table.sortable")) {
  $$("thead th:not(:last-child)", table).forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, at, head));
    head.append(button);
  });
  sift();
}
const follow = () => location.hash.length > 1 && choose(decodeURIComponent(location.hash.slice(1)));
addEventListener("hashchange", follow);
follow();
