/* Nothing typed is lost. A form with data-draft="<matter>" is kept on the server as it is typed, and filled again from
   there. Three states of each field are compared: as agreed with the server last, as typed here, and as it is there now;
   where both sides changed, both texts stay. data-draft-page="?query" is the address that shows this matter again,
   data-draft-state the element that shows what is saved. form-fields.js reads and fills the fields. */
(function () {
  "use strict";
  const texts = document.getElementById("drafts");
  if (!texts) return;
  const words = texts.dataset;
  const { isKept, keyOf, fieldsOf, read, write, isText, difference, labelOf, wordsOf, isWriting } = window.switchboardFields;
  const DELAY = 500;
  const RETRY = 2000;
  const LONGEST_KEPT_ALIVE = 60000; /* browsers let 64 KiB outlive a page */
  const PREFIX = "switchboard.draft/";
  const OWN = PREFIX + words.user + "/";
  const ahead = Date.now() - Date.parse(words.now);
  const drafts = new Map();
  let composing = null;
  let focus = null;
  let leaving = false;

  function formsShown() { return Array.from(document.querySelectorAll("form[data-draft]")).filter(function (form) { return form.dataset.draft; }); }

  /* ---- both sides changed ---- */

  function mergeText(agreed, mine, theirs) {
    const a = agreed || "", m = mine || "", t = theirs || "";
    const here = difference(a, m), there = difference(a, t);
    const typedHere = m.slice(here[0], here[2]), typedThere = t.slice(there[0], there[2]);
    if (here[0] === there[0] && here[1] === there[1]) {
      if (typedHere.includes(typedThere)) return m;
      if (typedThere.includes(typedHere)) return t;
      return a.slice(0, here[0]) + typedHere + "\n" + typedThere + a.slice(here[1]);
    }
    if (there[1] <= here[0]) return a.slice(0, there[0]) + typedThere + a.slice(there[1], here[0]) + typedHere + a.slice(here[1]);
    if (here[1] <= there[0]) return a.slice(0, here[0]) + typedHere + a.slice(here[1], there[0]) + typedThere + a.slice(there[1]);
    return typedThere ? m + "\n" + t : m;
  }

  function merge(draft, agreed, mine, theirs) {
    const result = {};
    new Set([agreed, mine, theirs].flatMap(Object.keys)).forEach(function (key) {
      const first = draft.first[key];
      const was = key in agreed ? agreed[key] : first, here = key in mine ? mine[key] : first, there = key in theirs ? theirs[key] : first;
      const elements = draft.fields.get(key);
      const kept = here === was ? there : there === was || here === there || elements && !isText(elements) ? here : mergeText(was, here, there);
      if (kept !== undefined && kept !== first) result[key] = kept;
    });
    return result;
  }

  function same(one, other) {
    const keys = Object.keys(one);
    return keys.length === Object.keys(other).length && keys.every(function (key) { return one[key] === other[key]; });
  }

  /* ---- copies in this browser, only while the server does not have the text ---- */

  function stores() { return [window.sessionStorage, window.localStorage]; }

  function keepCopy(draft) {
    if (same(draft.mine, draft.agreed)) return;
    const copy = JSON.stringify({ agreed: draft.agreed, mine: draft.mine, version: draft.version });
    const offline = draft.failing && !isLost();
    try { (offline ? window.localStorage : window.sessionStorage).setItem(OWN + draft.matter, copy); } catch (full) { /* the text is still in the page */ }
  }

  function dropCopy(matter) { stores().forEach(function (store) { store.removeItem(OWN + matter); }); }

  function copyOf(matter) {
    const kept = stores().map(function (store) { return store.getItem(OWN + matter); }).find(Boolean);
    try { return kept ? JSON.parse(kept) : null; } catch (damaged) { return null; }
  }

  function keysKept() {
    return stores().flatMap(function (store) { return Object.keys(store); }).filter(function (key) { return key.startsWith(PREFIX); });
  }

  function dropCopies(isDropped) {
    keysKept().filter(isDropped).forEach(function (key) { stores().forEach(function (store) { store.removeItem(key); }); });
  }

  /* ---- the server ---- */

  function isLost() { return Boolean(window.switchboardSession && window.switchboardSession.isLost()); }

  function ask(matter, method, body, keepalive) {
    return fetch(words.address + matter, {
      method: method, body: body, keepalive: Boolean(keepalive && (!body || body.length < LONGEST_KEPT_ALIVE)), credentials: "same-origin", redirect: "error", cache: "no-store",
      headers: { "Content-Type": "application/json", "Accept-Language": document.documentElement.lang, "Switchboard-User": words.user }
    });
  }

  function isDirty(draft) { return !same(draft.mine, draft.agreed); }

  function load(draft) {
    if (draft.loading) return draft.loading;
    const copy = draft.loaded ? null : copyOf(draft.matter);
    if (copy) {
      draft.mine = Object.assign({}, copy.mine, draft.mine);
      draft.agreed = copy.agreed;
      draft.version = copy.version;
    }
    const round = draft.round;
    draft.loading = ask(draft.matter, "GET").then(function (answer) {
      if (answer.status === 401) { window.switchboardSession.expire(false); return; }
      if (!answer.ok) throw new Error(String(answer.status));
      return answer.json().then(function (theirs) {
        if (round !== draft.round) return;
        draft.loaded = true;
        draft.failing = false;
        take(draft, theirs);
        apply(draft);
        if (isDirty(draft)) schedule(draft, 0); else dropCopy(draft.matter);
        show(draft);
      });
    }).catch(function () {
      draft.failing = isDirty(draft);
      keepCopy(draft);
      schedule(draft, RETRY);
      show(draft);
    }).finally(function () { draft.loading = null; });
    return draft.loading;
  }

  function take(draft, theirs) {
    const fields = theirs.fields || {};
    const merged = merge(draft, draft.agreed, draft.mine, fields);
    draft.merged = isDirty(draft) && !same(merged, draft.mine) && !same(merged, fields);
    draft.mine = merged;
    draft.agreed = fields;
    draft.version = theirs.version;
    draft.savedAt = Object.keys(fields).length ? theirs.savedAt : null;
  }

  function schedule(draft, delay) {
    clearTimeout(draft.timer);
    draft.timer = setTimeout(function () { save(draft); }, delay);
  }

  /* one save at a time, each based on the one before */
  function save(draft, keepalive) {
    clearTimeout(draft.timer);
    if (draft.saving) { draft.again = true; return draft.saving; }
    if (isLost()) return Promise.resolve();
    if (!draft.loaded) return load(draft);
    if (!isDirty(draft)) return Promise.resolve();
    const sent = Object.assign({}, draft.mine);
    const round = draft.round;
    draft.saving = ask(draft.matter, "PUT", JSON.stringify({ fields: sent, version: draft.version }), keepalive).then(function (answer) {
      if (round !== draft.round) return;
      if (answer.status === 409) return load(draft);
      if (answer.status === 401) { keepCopy(draft); window.switchboardSession.expire(false); return; }
      if (answer.status >= 500) throw new Error(String(answer.status));
      return answer.json().then(function (saved) {
        if (round !== draft.round) return;
        draft.failing = false;
        draft.refused = answer.ok ? null : saved.detail || String(answer.status);
        if (!answer.ok) return;
        draft.agreed = sent;
        draft.version = saved.version;
        draft.savedAt = saved.savedAt;
        if (isDirty(draft)) schedule(draft, DELAY); else { draft.unsavedSince = null; dropCopy(draft.matter); }
      });
    }).catch(function () {
      if (round !== draft.round) return;
      draft.failing = true;
      keepCopy(draft);
      schedule(draft, RETRY);
    }).finally(function () {
      if (round === draft.round) {
        draft.saving = null;
        if (draft.again) { draft.again = false; schedule(draft, 0); }
      }
      show(draft);
    });
    return draft.saving;
  }

  /* ---- what the page shows ---- */

  function clock(instant, withSeconds) {
    const form = { timeZone: words.zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23" };
    if (withSeconds) form.second = "2-digit";
    return new Intl.DateTimeFormat(document.documentElement.lang, form).format(instant);
  }

  function stateOf(draft) {
    if (draft.refused) return words.refused.replace("{0}", draft.refused);
    if (draft.failing && draft.unsavedSince) return words.unsaved.replace("{0}", clock(draft.unsavedSince - ahead, false));
    if (!draft.savedAt || !Object.keys(draft.mine).length) return "";
    return (draft.merged ? words.merged : words.saved).replace("{0}", clock(Date.parse(draft.savedAt), true));
  }

  function show(draft) {
    const element = draft.form && draft.form.querySelector("[data-draft-state]");
    if (!element) return;
    const text = stateOf(draft);
    const unsaved = Boolean(draft.refused || draft.failing);
    element.classList.toggle("unsaved", unsaved);
    element.setAttribute("role", unsaved || draft.merged ? "status" : "presentation");
    if (element.textContent !== text) element.textContent = text;
  }

  /* ---- forms come, are replaced, and go ---- */

  function draftOf(matter) {
    if (!drafts.has(matter)) drafts.set(matter, { matter: matter, form: null, fields: new Map(), first: {}, mine: {}, agreed: {}, version: 0, round: 0, loaded: false });
    return drafts.get(matter);
  }

  function attach(draft, form) {
    const known = draft.form !== null;
    draft.form = form;
    draft.fields = fieldsOf(form);
    draft.fields.forEach(function (elements, key) {
      /* what the agent has not changed is what the server shows now; what they have changed may be shown there as typed */
      if (!(key in draft.first) || !(key in draft.mine)) draft.first[key] = read(elements, true);
      /* typed before this script ran */
      if (!known && read(elements) !== draft.first[key] && !(key in draft.mine)) draft.mine[key] = read(elements);
    });
  }

  function apply(draft) {
    draft.fields.forEach(function (elements, key) {
      if (composing && elements.includes(composing)) return;
      const wanted = key in draft.mine ? draft.mine[key] : draft.first[key];
      if (read(elements) !== wanted) write(elements, wanted);
    });
  }

  function restoreFocus() {
    if (!focus || focus.element.isConnected) return;
    const element = document.getElementById(focus.element.id);
    if (!element || document.activeElement !== document.body && document.activeElement !== element) return;
    element.focus({ preventScroll: true });
    if (focus.start !== null && element.setSelectionRange) element.setSelectionRange(focus.start, focus.end);
    focus.element = element;
  }

  /* the address shows what is open, so that a page that is created again shows it */
  function keepAddress(query) {
    const address = new URL(window.location.href);
    new URLSearchParams(query).forEach(function (value, name) { if (value) address.searchParams.set(name, value); else address.searchParams.delete(name); });
    if (address.href !== window.location.href) history.replaceState(history.state, "", address.href);
  }

  function scan() {
    formsShown().forEach(function (form) {
      const draft = draftOf(form.dataset.draft);
      const elements = Array.from(draft.fields.values()).flat();
      if (draft.form === form && Array.from(form.elements).filter(isKept).length === elements.length && elements.every(function (each) { return each.isConnected; })) return;
      attach(draft, form);
      if (form.dataset.draftPage) keepAddress(form.dataset.draftPage);
      if (draft.loaded) apply(draft); else load(draft);
      show(draft);
    });
    drafts.forEach(function (draft) {
      if (draft.form && (!draft.form.isConnected || draft.form.dataset.draft !== draft.matter)) { save(draft); draft.form = null; draft.fields = new Map(); }
    });
    restoreFocus();
  }

  /* An action has used the text; what was typed while it was under way stays. */
  function ended(matter, version) {
    const draft = draftOf(matter);
    const sent = draft.sent || draft.mine;
    clearTimeout(draft.timer);
    draft.round++;
    draft.saving = null;
    draft.again = draft.failing = draft.merged = false;
    draft.refused = draft.savedAt = draft.unsavedSince = null;
    draft.loaded = true;
    const form = formsShown().find(function (each) { return each.dataset.draft === matter; });
    if (form && form !== draft.form) draft.first = {};
    draft.mine = merge(draft, sent, draft.mine, {});
    draft.agreed = {};
    draft.version = version;
    dropCopy(matter);
    if (form) attach(draft, form);
    apply(draft);
    if (isDirty(draft)) schedule(draft, DELAY);
    show(draft);
  }

  /* ---- events ---- */

  function typed(event) {
    const form = event.target.form;
    if (isWriting() || !form || !form.dataset.draft || !isKept(event.target)) return;
    scan();
    const draft = draftOf(form.dataset.draft);
    const key = keyOf(event.target);
    if (!draft.fields.has(key)) return;
    const value = read(draft.fields.get(key));
    if (value === draft.first[key]) delete draft.mine[key]; else draft.mine[key] = value;
    draft.refused = null;
    draft.merged = false;
    if (!isDirty(draft)) { clearTimeout(draft.timer); draft.unsavedSince = null; show(draft); return; }
    draft.unsavedSince = draft.unsavedSince || Date.now();
    if (draft.failing) { keepCopy(draft); show(draft); }
    if (!composing) schedule(draft, draft.failing ? RETRY : DELAY);
  }

  function saveAll(keepalive) { return Promise.all(Array.from(drafts.values()).filter(isDirty).map(function (draft) { return save(draft, keepalive); })); }

  document.addEventListener("input", typed, true);
  document.addEventListener("change", typed, true);
  document.addEventListener("compositionstart", function (event) { composing = event.target; }, true);
  document.addEventListener("compositionend", function (event) {
    composing = null;
    typed(event);
    drafts.forEach(apply);
  }, true);

  function notePlace(element) {
    const writable = "selectionStart" in element;
    focus = { element: element, start: writable ? element.selectionStart : null, end: writable ? element.selectionEnd : null };
  }
  document.addEventListener("focusin", function (event) {
    if (event.target.id && event.target.form && event.target.form.dataset.draft) notePlace(event.target); else focus = null;
  });
  document.addEventListener("focusout", function (event) {
    const element = event.target;
    setTimeout(function () { if (focus && focus.element === element && element.isConnected && document.activeElement !== element) focus = null; }, 0);
  });
  document.addEventListener("selectionchange", function () { if (focus && document.activeElement === focus.element) notePlace(focus.element); });

  document.addEventListener("visibilitychange", function () {
    if (document.hidden) saveAll(true);
    else drafts.forEach(function (draft) { if (draft.form && draft.loaded && !isDirty(draft) && !draft.saving) load(draft); });
  });
  window.addEventListener("pagehide", function () {
    if (leaving) return;
    drafts.forEach(keepCopy);
    saveAll(true);
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted) drafts.forEach(load); });
  document.addEventListener("switchboard:available", function () { drafts.forEach(function (draft) { if (isDirty(draft)) schedule(draft, 0); }); });
  window.addEventListener("online", function () { drafts.forEach(function (draft) { if (isDirty(draft)) schedule(draft, 0); }); });

  /* Signing out waits for what is not saved yet, and leaves nothing in this browser. */
  document.addEventListener("submit", function (event) {
    const button = event.submitter;
    if (!button || leaving || !button.matches("[data-sign-out], [id='account:out']")) return;
    event.preventDefault();
    const waited = new Promise(function (done) { setTimeout(done, 3000); });
    Promise.race([saveAll(), waited]).then(function () {
      const unsaved = Array.from(drafts.values()).some(isDirty);
      if (unsaved && !window.confirm(words.signOut)) return;
      forget();
      if (window.switchboardSession) window.switchboardSession.notifySignedOut();
      setTimeout(function () { event.target.requestSubmit(button); }, 0); /* not while this event is being handled */
    });
  }, true);

  function forget() {
    leaving = true;
    dropCopies(function (key) { return key.startsWith(OWN); });
    formsShown().forEach(function (form) { form.reset(); });
  }

  if (window.jQuery) {
    window.jQuery.ajaxPrefilter(function (options) {
      const source = typeof options.source === "string" ? document.getElementById(options.source) : options.source;
      const form = source && source.closest ? source.closest("form[data-draft]") : null;
      if (form && drafts.has(form.dataset.draft)) { const draft = draftOf(form.dataset.draft); draft.sent = Object.assign({}, draft.mine); }
    });
    window.jQuery(document).on("pfAjaxComplete", function (event, xhr, settings, args) {
      if (args && args.draftEnded) ended(args.draftEnded, args.draftVersion);
    });
  }

  if (window.switchboardSession) window.switchboardSession.whenResumed(function () {
    drafts.forEach(function (draft) { if (!draft.loaded) load(draft); else if (isDirty(draft)) schedule(draft, 0); });
  });

  window.switchboardDrafts = {
    forget: forget,
    keepAddress: keepAddress,
    /* the agent's own draft, for the dialog that covers the rest */
    shown: function () {
      const here = Array.from(drafts.values()).filter(function (draft) { return draft.form && Object.keys(draft.mine).length; });
      return {
        state: here.map(stateOf).filter(Boolean).join(" "),
        fields: here.flatMap(function (draft) {
          return Array.from(draft.fields).filter(function (field) { return field[0] in draft.mine; }).map(function (field) {
            return { label: labelOf(field[1]), text: wordsOf(field[1]) };
          }).filter(function (field) { return field.label && field.text.trim(); });
        })
      };
    }
  };

  dropCopies(function (key) { return !key.startsWith(OWN); });
  scan();
  /* left over from pages that could not save any more */
  keysKept().map(function (key) { return key.slice(OWN.length); }).filter(function (matter) { return !drafts.has(matter); }).forEach(function (matter) { load(draftOf(matter)); });
  new MutationObserver(scan).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ["data-draft"] });
}());
