// One conversation on the page: its messages, its open form, and the stream that keeps both current.

export const words = JSON.parse(document.body.dataset.words);
export const here = { persona: "", conversation: "" };
export const $ = (selector) => document.querySelector(selector);

const [log, scroll, panel, empty] = ["#log", "#scroll", "#panel", "#empty"].map($);
const forms = new Map(); // place → a form that somebody has left half filled
const hooks = {}; // what the rest of the page does about rooms, clock and unread conversations
let stream, waiting, loads = 0;

export const newKey = () => crypto.randomUUID();
export const placeOf = ({ persona, conversation }) => `${persona} ${conversation}`;

export function tell(sentence) {
  $("#notice").textContent = sentence;
}

// Posts JSON; whatever goes wrong is said above the message box, and nothing typed is touched.
export async function post(path, body) {
  let response;
  try {
    response = await fetch(path, {
      method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body),
    });
  } catch {
    tell(words.offline);
    return null;
  }
  if (response.ok) {
    tell("");
    return response.json();
  }
  tell((await response.text()).trim());
  return null;
}

// Marks `button` as busy while `work` runs, and lets nobody press it twice.
export async function busy(button, work) {
  if (button.getAttribute("aria-busy") === "true") return null;
  button.setAttribute("aria-busy", "true");
  button.setAttribute("aria-disabled", "true");
  try {
    return await work();
  } finally {
    button.removeAttribute("aria-busy");
    button.removeAttribute("aria-disabled");
  }
}

// What somebody does, with an id that stays the same until it has been done once.
async function act(element, body) {
  element.dataset.key ??= newKey();
  const done = await post("/local/event", { ...here, key: element.dataset.key, ...body });
  if (done) delete element.dataset.key;
  return done;
}

function parsed(html) {
  const template = document.createElement("template");
  template.innerHTML = html;
  return template.content;
}

// One's own words, and what answers them: shown even to somebody who reads a long card further up.
const isMine = (message) => here.conversation.startsWith("dm-") || message.querySelector("[data-delete]");

function put(fresh) {
  const old = document.getElementById(fresh.id);
  if (!old) {
    const atEnd = scroll.scrollHeight - scroll.scrollTop - scroll.clientHeight < 80;
    const thread = fresh.dataset.under; // a reply stands beneath the last one of its thread
    const last = thread && [...log.children].filter((each) => each.id === thread || each.dataset.under === thread).pop();
    if (last) last.after(fresh);
    else log.append(fresh);
    if (atEnd || isMine(fresh)) fresh.scrollIntoView({ block: "nearest" });
  } else if (!old.isEqualNode(fresh)) {
    const focused = old.contains(document.activeElement) && document.activeElement;
    old.replaceWith(fresh);
    if (!focused) return;
    const buttons = [...fresh.querySelectorAll("[data-intent]")];
    const same =
      buttons.find((each) => each.dataset.intent === focused.dataset.intent) ??
      buttons.find((each) => each.textContent === focused.textContent);
    (same ?? buttons[0] ?? fresh).focus({ preventScroll: true });
  }
}

function remove(message) {
  const old = document.getElementById(`m-${message}`);
  const hadFocus = old?.contains(document.activeElement);
  old?.remove();
  if (hadFocus) $("#words").focus();
}

function showForm(html, takeFocus) {
  const hadFocus = panel.contains(document.activeElement);
  panel.replaceChildren(parsed(html));
  forms.delete(placeOf(here));
  if (html && takeFocus) {
    panel.firstElementChild.scrollIntoView({ block: "nearest" });
    panel.querySelector("[data-focus]")?.focus();
  } else if (!html && hadFocus) $("#words").focus();
  noteEmpty();
}

// A form that somebody has begun to fill in outlives a new load: of the page's server, or of another place.
function keepOrShowForm(html) {
  const kept = panel.firstElementChild ?? forms.get(placeOf(here));
  const fresh = parsed(html).firstElementChild;
  const same = kept && (fresh ? kept.dataset.panel === fresh.dataset.panel : "touched" in kept.dataset);
  panel.replaceChildren(...(same ? (panel.firstElementChild === kept ? panel.childNodes : [kept]) : fresh ? [fresh] : []));
}

function noteEmpty() {
  empty.hidden = log.childElementCount + panel.childElementCount > 0 || here.conversation.startsWith("dm-");
}

const onNews = {
  message: (news) => put(parsed(news.html).firstElementChild),
  gone: (news) => remove(news.message),
  form: (news) => showForm(news.html, document.hasFocus()),
};

function apply(event) {
  const news = JSON.parse(event.data);
  if (!news.conversation) hooks[news.kind](news);
  else if (news.conversation === here.conversation) {
    onNews[news.kind](news);
    noteEmpty();
  } else if (news.kind === "message") hooks.unread(news.conversation);
}

// Shows the whole conversation as the server has it, then whatever has happened while it was on its way.
export async function load() {
  const mine = ++loads;
  waiting = [];
  let loaded = null;
  try {
    const response = await fetch(`/local/conversation?${new URLSearchParams(here)}`);
    if (response.ok) loaded = await response.json();
    else tell((await response.text()).trim());
  } catch {
    tell(words.offline);
  }
  if (mine !== loads) return;
  const queued = waiting;
  waiting = null;
  if (loaded) draw(loaded);
  queued.filter((event) => !loaded || Number(event.lastEventId) > loaded.number).forEach(apply);
}

function draw(loaded) {
  const fresh = [...parsed(loaded.messages).children];
  const ids = new Set(fresh.map((each) => each.id));
  const isFirst = !log.childElementCount;
  [...log.children].filter((each) => !ids.has(each.id)).forEach((each) => each.remove());
  fresh.forEach(put);
  keepOrShowForm(loaded.form);
  noteEmpty();
  if (isFirst) scroll.scrollTo(0, scroll.scrollHeight);
  hooks.rooms({ html: loaded.rooms });
  hooks.clock(loaded);
  if (loaded.home) act(log, { kind: "home" });
}

export function go(persona, conversation) {
  const left = panel.firstElementChild;
  if (left) forms.set(placeOf(here), left);
  const other = persona !== here.persona;
  Object.assign(here, { persona, conversation });
  log.replaceChildren();
  panel.replaceChildren();
  empty.hidden = true;
  tell("");
  if (other) connect();
  else load();
}

function connect() {
  stream?.close();
  const opened = new EventSource(`/local/events?${new URLSearchParams({ persona: here.persona })}`);
  stream = opened;
  stream.onopen = () => {
    $("#connection").hidden = true;
    if ($("#notice").textContent === words.offline) tell("");
    load();
  };
  stream.onerror = () => {
    $("#connection").textContent = words.offline;
    $("#connection").hidden = false;
    if (opened.readyState === EventSource.CLOSED) setTimeout(() => stream === opened && connect(), 2000);
  };
  stream.onmessage = (event) => (waiting ? waiting.push(event) : apply(event));
}

export function begin(given) {
  Object.assign(hooks, given);
  // A browser opens few connections to one server: a tab that nobody sees gives its own back.
  document.addEventListener("visibilitychange", () => (document.hidden ? stream?.close() : connect()));
  log.addEventListener("click", onLogClick);
  panel.addEventListener("submit", onSubmit);
  panel.addEventListener("input", onInput);
  panel.addEventListener("click", (event) => event.target.closest("[data-cancel]") && closeForm());
  document.addEventListener("keydown", onEscape);
  document.addEventListener("click", (event) => closeMenus(event.target));
}

function onLogClick({ target }) {
  const button = target.closest("button");
  const message = Number(target.closest("[data-message]")?.dataset.message);
  if (!button) return;
  if ("intent" in button.dataset) {
    busy(button, () => act(button, { kind: "press", message, intent: button.dataset.intent }));
  } else if ("save" in button.dataset) {
    busy(button, () => act(button, { kind: "save", message })).then(() => closeMenus());
  } else if ("delete" in button.dataset) {
    busy(button, () => post("/local/delete", { ...here, message }));
  }
}

function closeMenus(except) {
  for (const menu of document.querySelectorAll("details.menu[open]")) if (!except || !menu.contains(except)) menu.open = false;
}

function onEscape(event) {
  if (event.key !== "Escape" || event.defaultPrevented) return;
  const menu = $("details.menu[open]");
  if (menu) {
    menu.open = false;
    menu.querySelector("summary").focus();
  } else if (panel.firstElementChild && !document.body.classList.contains("menu-shown")) closeForm();
}

function closeForm() {
  showForm("", false);
  $("#words").focus();
  post("/local/close", { ...here });
}

function onSubmit(event) {
  event.preventDefault();
  const form = event.target;
  const button = event.submitter ?? form.querySelector("[type=submit]");
  const { form: form_id, openedBy: opened_by, step } = form.dataset;
  const data = new FormData(form); // several answers under one name are joined, as the core takes them
  const answers = Object.fromEntries([...data.keys()].map((name) => [name, data.getAll(name).join(",")]));
  const body = { kind: "form", form_id, opened_by, step: Number(step), action: button.value, answers };
  busy(form, () => busy(button, () => act(form, body)));
}

let typing;
function onInput({ target }) {
  target.closest(".panel").dataset.touched = "";
  if (!target.dataset.lookUp) return;
  clearTimeout(typing);
  typing = setTimeout(async () => {
    const body = { kind: "options", look_up: target.dataset.lookUp, words: target.value };
    const found = await post("/local/event", { ...here, key: newKey(), ...body });
    const select = document.getElementById(target.dataset.for);
    if (!found?.options || !select) return;
    const chosen = select.value;
    const fresh = found.options.map(([value, label]) => new Option(label, value, false, value === chosen));
    select.replaceChildren(select.options[0], ...fresh);
    if (fresh.length === 1) select.selectedIndex = 1;
  }, 250);
}
