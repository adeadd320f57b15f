"use strict";
// The page without this script is complete and static. With it, a finding that is chosen anywhere (in the text, a table, a
// drawing, the address) has its words marked and a card beside it; "only" follows one finding through all of the page.

const $ = (selector, within = document) => within.querySelector(selector);
const $$ = (selector, within = document) => [...within.querySelectorAll(selector)];
const root = document.documentElement;
root.classList.add("js");

// Findings ------------------------------------------------------------------------------------------------------------

/** Where a link leads on the page. */
const target = (link) => (link.getAttribute("href") ?? "").replace(/^#/, "");
/** The row of a finding; a place that is named again has the row of its first mention. */
const rowOf = (id) => document.getElementById(id)?.closest("[data-of]") ?? null;
/** By row: the rows that its finding is made of (an event's parties, place, time and statement). */
const parts = new Map($$("[data-of]").map((row) => [row.id, row.dataset.of.split(" ").filter(Boolean)]));
/** By piece of the text: the findings that its words belong to, narrowest first. */
const findings = new Map(
  $$(".marked .m").map((piece) => [piece, [target(piece), ...(piece.dataset.f ?? "").split(" ")].filter(Boolean)]),
);
const pieces = [...findings.keys()];
const shapes = $$("figure a");
const layers = $$(".layers input");
const isShown = (piece) =>
  layers.some((layer) => layer.checked && RegExp(`\\b${layer.id.slice(5)}[1-4]`).test(piece.className));
const wordsOf = (id) => pieces.filter((piece) => findings.get(piece).includes(id));

/** A finding in a line. */
function nameOf(row) {
  if (row.dataset.name) return row.dataset.name;
  const [first, second] = $$("th, td, q", row).map(firstWords);
  return row.closest("#index") || !second ? first : `${first}: ${second}`;
}

/** What stands in a cell, without notes. */
function firstWords(cell) {
  const copy = cell.cloneNode(true);
  $$(".note, .code, .para, .size, .by, .id", copy).forEach((note) => note.remove());
  return copy.textContent.replace(/\s+/g, " ").trim();
}

// The card of a finding -----------------------------------------------------------------------------------------------

const card = $("#card");
let chosen = "";
let anchor = null; // the element that the card stands beside
let pinned = false; // by a choice; a card that the pointer called goes with the pointer
let leaving = 0;

/** Show the card of a finding beside an element; `also` are others that the same words belong to. */
function show(id, beside, also = []) {
  const row = rowOf(id);
  if (!row) return;
  clearTimeout(leaving);
  const shown = row.tagName === "TR" ? fromCells(row) : [...row.childNodes].map((node) => node.cloneNode(true));
  card.replaceChildren(heading(row), ...shown, foot(row, also));
  card.classList.toggle("at-words", findings.has(beside));
  card.hidden = false;
  anchor?.removeAttribute("aria-describedby");
  anchor = beside;
  anchor.setAttribute("aria-describedby", "card");
  place();
}

function heading(row) {
  const made = document.createElement("h3");
  made.append(row.tagName === "TR" ? nameOf(row) : "A reason it gives", " ", $(".id", row).cloneNode(true));
  return made;
}

/** The cells of a row as a list of terms, named as the columns are. */
function fromCells(row) {
  const list = document.createElement("dl");
  const names = $$("thead th", row.closest("table")).map((head) => head.textContent.trim());
  [...row.cells].forEach((cell, at) => {
    if (!cell.textContent.trim() || (at === 0 && cell.tagName === "TH")) return;
    const [pair, term, value] = ["div", "dt", "dd"].map((name) => document.createElement(name));
    pair.className = names[at].toLowerCase();
    term.append(names[at]);
    value.append(...[...cell.childNodes].map((node) => node.cloneNode(true)));
    pair.append(term, value);
    list.append(pair);
  });
  $$(".id", list).forEach((copy) => copy.remove());
  $$("[id]", list).forEach((copy) => copy.removeAttribute("id"));
  return [list];
}

function foot(row, also) {
  const made = document.createElement("footer");
  for (const id of also) {
    const line = document.createElement("span");
    const to = document.createElement("a");
    line.className = "also";
    to.href = `#${id}`;
    to.append(nameOf(rowOf(id)));
    line.append("also ", to, ` ${id}`);
    made.append(line);
  }
  const doings = document.createElement("span");
  doings.className = "do";
  const doing = (words, act, name) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = name;
    button.append(words);
    button.addEventListener("click", () => (choose(row.id, anchor), act(row.id)));
    doings.append(button);
  };
  if (wordsOf(row.id).length) doing("In the text", toWords, "to-words");
  doing("In its list", toRow, "to-row");
  doing("Only this", only, "only-this");
  made.append(doings);
  return made;
}

/** Put the card under its anchor, or over it where there is no room; on a phone the style sheet puts it at the bottom. */
function place() {
  card.style.left = card.style.top = "";
  if (getComputedStyle(card).position === "fixed") return;
  const at = anchor.getClientRects()[0] ?? anchor.getBoundingClientRect();
  const [width, height] = [card.offsetWidth, card.offsetHeight];
  const under = at.bottom + height + 12 < innerHeight || at.top < height + 12;
  card.style.left = `${Math.max(8, Math.min(at.left, root.clientWidth - width - 8)) + scrollX}px`;
  card.style.top = `${(under ? at.bottom + 8 : at.top - height - 8) + scrollY}px`;
}

function hide() {
  if (card.contains(document.activeElement)) anchor.focus({ preventScroll: true });
  card.hidden = true;
  pinned = false;
}

function fade() {
  clearTimeout(leaving);
  if (!pinned) leaving = setTimeout(hide, 250); // long enough to move onto the card
}

// Choosing a finding ----------------------------------------------------------------------------------------------------

/** Choose a finding: its words, row and shapes are marked, its card stays, the address is its permalink. */
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
  findings.forEach((ids, piece) => piece.classList.toggle("chosen", ids.includes(id)));
  parts.forEach((_, each) => document.getElementById(each).classList.toggle("chosen", each === id));
  shapes.forEach((shape) => shape.classList.toggle("chosen", target(shape) === id));
}

function toWords(id) {
  const words = wordsOf(id);
  const first = words.find((piece) => target(piece) === id) ?? words[0];
  if (!first) return;
  first.scrollIntoView({ block: "center" });
  if (first.matches("a")) step(first);
  show(id, first);
}

function toRow(id) {
  hide();
  rowOf(id)?.scrollIntoView({ block: "center" });
}

function letGo() {
  if (!card.hidden) return hide();
  mark("");
  only("");
  history.replaceState(null, "", location.pathname + location.search);
}

// Only what belongs to one finding, and the filters of the events -----------------------------------------------------------

const [byQuad, byActor, byStanding] = ["#by-quad", "#by-actor", "#by-standing"].map((id) => $(id));
let kept = null; // the rows that belong to the finding that is followed

/** What a finding is made of, what is made of it, and what that in turn is made of. */
function belonging(id) {
  const near = [...parts].filter(([, of]) => of.includes(id)).map(([each]) => each);
  return new Set([id, ...parts.get(id), ...near, ...near.flatMap((each) => parts.get(each))]);
}

/** Follow one finding; "" shows all again. */
function only(id) {
  const row = id && rowOf(id);
  kept = row ? belonging(row.id) : null;
  root.classList.toggle("only-some", Boolean(kept));
  $("#only").hidden = !kept;
  $("#only span").textContent = kept ? `Only ${nameOf(row)}` : "";
  findings.forEach((ids, piece) => piece.classList.toggle("kept", ids.some((each) => kept?.has(each))));
  shapes.forEach((shape) => shape.classList.toggle("aside", Boolean(kept) && !kept.has(target(shape))));
  if (byActor) byActor.value = [...byActor.options].some((option) => option.value === row?.id) ? row.id : "";
  sift();
}

function sift() {
  const events = $$("#events tbody tr");
  for (const row of events) {
    const { quad, standing } = row.dataset;
    row.hidden =
      (byQuad.value && quad !== byQuad.value) ||
      (byStanding.value && standing !== byStanding.value) ||
      (kept !== null && !kept.has(row.id));
  }
  const shown = events.filter((row) => !row.hidden).length;
  if (events.length) $("#shown").textContent = `${shown} of ${events.length}`;
}

/** Sort a table by one of its columns; by the first it is in the order of the page, which is time. */
function sort(table, at, head) {
  const sign = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
  const found = [...table.tBodies[0].rows];
  found.forEach((row, order) => (row.dataset.order ??= order));
  const order = (a, b) => a.dataset.order - b.dataset.order;
  const words = (row) => firstWords(row.cells[at]);
  found.sort((a, b) => sign * (at === 0 ? order(a, b) : words(a).localeCompare(words(b))) || order(a, b));
  $$("th", table.tHead).forEach((each) => each.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", sign > 0 ? "ascending" : "descending");
  table.tBodies[0].append(...found);
}

// Walking through the text: it is one stop of the tab key, n and p walk within -----------------------------------------------

const stops = $$(".marked a.m");
stops.forEach((stop, at) => (stop.tabIndex = at ? -1 : 0));

function step(to) {
  stops.forEach((stop) => (stop.tabIndex = stop === to ? 0 : -1));
  to.focus({ preventScroll: true });
}

function walk(by) {
  const open = stops.filter((stop) => isShown(stop) && (!kept || stop.classList.contains("kept")));
  if (!open.length) return;
  const from = open.indexOf(findings.has(anchor) && pinned ? anchor : document.activeElement);
  const next = open[from < 0 ? (by > 0 ? 0 : open.length - 1) : (from + by + open.length) % open.length];
  const [first, ...also] = findings.get(next);
  step(next);
  next.scrollIntoView({ block: "center" });
  choose(first, next, also);
}

// Listening ---------------------------------------------------------------------------------------------------------------

findings.forEach(([first, ...also], piece) => {
  piece.addEventListener("pointerenter", (event) => {
    if (event.pointerType === "mouse" && !pinned && isShown(piece)) show(first, piece, also);
  });
  piece.addEventListener("pointerleave", fade);
  piece.addEventListener("focus", () => pinned || show(first, piece, also));
  piece.addEventListener("click", (event) => {
    event.preventDefault();
    event.stopPropagation();
    if (!isShown(piece)) return;
    choose(first, piece, also);
    if (event.detail === 0) card.focus(); // the Enter key: on into the card
  });
});
card.addEventListener("pointerenter", () => clearTimeout(leaving));
card.addEventListener("pointerleave", fade);

document.addEventListener("click", (event) => {
  const link = event.target.closest("a");
  const id = link && target(link);
  if (id && rowOf(id)) {
    event.preventDefault();
    if (link.closest("figure")) only(root.classList.contains("only-some") && chosen === id ? "" : id);
    choose(id, link.closest("#card") ? anchor : link);
  } else if (!link && event.target.closest("tr[data-of]")) {
    if (!String(getSelection())) choose(event.target.closest("tr").id, event.target);
  } else if (!event.target.closest("#card")) hide();
});

const keys = {
  n: () => walk(1),
  p: () => walk(-1),
  t: () => toWords(chosen),
  r: () => toRow(chosen),
  o: () => only(chosen),
  "?": () => $("#help").showModal(),
};
document.addEventListener("keydown", (event) => {
  if ($("#help").open || event.ctrlKey || event.metaKey || event.altKey || event.target.closest("select")) return;
  if (event.key === "Escape") return letGo();
  if (!$("#keys").checked) return;
  const act = keys[event.key] ?? (layers[event.key - 1] && (() => layers[event.key - 1].click()));
  if (!act) return;
  event.preventDefault();
  act();
});

$("#help-button").addEventListener("click", () => $("#help").showModal());
$("#only button").addEventListener("click", () => only(""));
byActor?.addEventListener("change", () => only(byActor.value));
byQuad?.addEventListener("change", sift);
byStanding?.addEventListener("change", sift);
for (const table of $$("table.sortable")) {
  $$("thead th:not(:last-child)", table).forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    button.addEventListener("click", () => sort(table, at, head));
    head.append(button);
  });
}
sift();

const follow = () => choose(decodeURIComponent(location.hash.slice(1)));
addEventListener("hashchange", follow);
follow();
