// The page round a conversation: who one is, where one is, what time it is, and the box to write in.

import { $, begin, busy, go, here, newKey, placeOf, post, tell, words } from "./conversation.js";

const [box, hint, toBot, rooms, filter] = ["#words", "#hint", "#to-bot", "#rooms", "#filter"].map($);
const drafts = new Map(); // place → words not sent yet
const unread = new Set();
const MANY = 8; // channels; more get a box to find one

const isPersonal = () => here.conversation.startsWith("dm-");
const places = () => [...document.querySelectorAll(".place")];
const keyOf = (place) => place.dataset.conversation ?? `dm-${here.persona}`;

// --- Who and where

function open(persona, conversation) {
  if (here.persona) drafts.set(placeOf(here), { text: box.value, key: box.dataset.key });
  if (here.persona && persona !== here.persona) unread.clear();
  go(persona, conversation.startsWith("dm-") ? `dm-${persona}` : conversation);
  const draft = drafts.get(placeOf(here));
  box.value = draft?.text ?? "";
  if (draft?.key) box.dataset.key = draft.key;
  else delete box.dataset.key;
  unread.delete(here.conversation);
  markPlaces();
  onWriting();
  showMenu(false);
  history.replaceState(null, "", `/?${new URLSearchParams({ as: here.persona, in: here.conversation })}`);
}

function markPlaces() {
  for (const place of places()) {
    const isHere = keyOf(place) === here.conversation;
    place.toggleAttribute("aria-current", isHere);
    if (isHere) place.setAttribute("aria-current", "page");
    place.classList.toggle("unread", unread.has(keyOf(place)));
    place.title = unread.has(keyOf(place)) ? words.unread : "";
  }
  const name = places().find((place) => keyOf(place) === here.conversation)?.dataset.name ?? "";
  $("#place").textContent = isPersonal() ? words.personal : `# ${name}`;
  $("#place-note").textContent = isPersonal() ? words["personal-note"] : "";
  hint.textContent = isPersonal() ? words["hint-personal"] : words["hint-channel"];
  box.placeholder = isPersonal() ? words["write-personal"] : `${words["write-channel"]} ${name}`;
  $("#words-label").textContent = box.placeholder;
  toBot.hidden = isPersonal();
}

function showRooms({ html }) {
  if (rooms.dataset.shown !== html) {
    rooms.dataset.shown = html;
    rooms.innerHTML = html;
  }
  filter.hidden = rooms.childElementCount <= MANY;
  findRooms();
  markPlaces();
}

function findRooms() {
  const sought = filter.value.trim().toLowerCase();
  for (const room of rooms.children) room.hidden = !room.textContent.toLowerCase().includes(sought);
  $("#none-found").hidden = [...rooms.children].some((room) => !room.hidden);
}

function showMenu(shown) {
  const wasShown = document.body.classList.contains("menu-shown");
  document.body.classList.toggle("menu-shown", shown);
  $(".menu-open").setAttribute("aria-expanded", String(shown));
  $("main").inert = shown;
  if (shown) $(".menu-close").focus();
  else if (wasShown) $(".menu-open").focus();
}

// --- Time

let ahead = Date.parse(document.body.dataset.now) - Date.now();
const format = new Intl.DateTimeFormat("en-GB", {
  weekday: "short", day: "numeric", month: "short", hour: "numeric", minute: "2-digit", timeZone: "Europe/London",
});

function showClock({ now }) {
  if (now) ahead = Date.parse(now) - Date.now();
  const moment = new Date(Date.now() + ahead);
  const part = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, value]));
  const text = `${part.weekday} ${part.day} ${part.month}, ${Number(part.hour)}:${part.minute}`;
  if ($("#clock").textContent !== text) $("#clock").textContent = text;
  $("#clock").dateTime = moment.toISOString();
}

// --- Writing

const CALL = /^@huddlelog\b[:,]?\s*/i;

function onWriting() {
  toBot.setAttribute("aria-pressed", String(CALL.test(box.value)));
  box.style.height = "auto";
  box.style.height = `${box.scrollHeight}px`;
}

function write(text) {
  box.value = text;
  box.focus();
  box.setSelectionRange(text.length, text.length);
  onWriting();
}

async function send(button) {
  const text = box.value.trim();
  if (!text) return box.focus();
  const from = placeOf(here);
  box.dataset.key ??= newKey();
  const said = { ...here, kind: "text", key: box.dataset.key, text };
  const done = await busy(button, () => post("/local/event", said));
  if (!done) return;
  if (placeOf(here) !== from) drafts.delete(from);
  else if (box.value.trim() === text) {
    delete box.dataset.key;
    box.value = "";
    onWriting();
  }
}

// --- Begin

begin({
  rooms: showRooms,
  clock: showClock,
  unread: (conversation) => {
    unread.add(conversation);
    markPlaces();
  },
});

document.addEventListener("change", ({ target }) => {
  if (target.name === "persona" && target.closest(".personas")) open(target.value, here.conversation);
});
document.addEventListener("click", ({ target }) => {
  const button = target.closest("button");
  if (!button) return;
  if (button.matches(".place")) open(here.persona, keyOf(button));
  if (button.matches(".menu-open, .menu-close")) showMenu(button.matches(".menu-open"));
  if (button.dataset.example) write(button.dataset.example);
  if (button.dataset.forward) busy(button, () => post("/local/clock", { forward: button.dataset.forward })).then((moved) => moved && showClock(moved));
});
document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && document.body.classList.contains("menu-shown")) showMenu(false);
});
filter.addEventListener("input", findRooms);
toBot.addEventListener("click", () => write(CALL.test(box.value) ? box.value.replace(CALL, "") : `@Huddlelog ${box.value}`));
box.addEventListener("input", () => {
  delete box.dataset.key; // other words are another message
  tell("");
  onWriting();
});
box.addEventListener("keydown", (event) => {
  if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
  event.preventDefault();
  $("#composer").requestSubmit();
});
$("#composer").addEventListener("submit", (event) => {
  event.preventDefault();
  send($("#composer [type=submit]"));
});
$("#new-channel").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const named = { persona: here.persona, key: newKey(), name: form.elements.name.value };
  const added = await busy(form.querySelector("button"), () => post("/local/channel", named));
  if (!added) return;
  form.reset();
  open(here.persona, added.conversation);
});
setInterval(() => showClock({}), 5000);

const asked = new URLSearchParams(location.search).get("in");
const chosen = $(".personas :checked") ?? $(".personas input");
const first = rooms.querySelector(".place")?.dataset.conversation ?? `dm-${chosen.value}`;
const known = asked?.startsWith("dm-") || places().some((place) => place.dataset.conversation === asked);
rooms.dataset.shown = rooms.innerHTML;
open(chosen.value, known ? asked : first);
