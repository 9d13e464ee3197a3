/* An expired session: sign-in lies over the page, which then goes on where it was. Nothing but the agent's own draft
   shows meanwhile. All tabs of this browser share the session, so they tell each other of its end and its return. */
(function () {
  "use strict";
  const dialog = document.getElementById("session");
  if (!dialog) return;
  const words = dialog.dataset;
  const form = dialog.querySelector("form");
  const password = document.getElementById("session-password");
  const refusal = dialog.querySelector(".session-refusal");
  const undone = dialog.querySelector(".session-undone");
  const tabs = window.BroadcastChannel ? new BroadcastChannel("switchboard-session") : null;
  const resumed = [];
  const REPORT_EVERY = 240000; /* of 30 minutes without an action the session ends */
  let acted = Date.now();
  let reported = Date.now();
  let lost = false;
  let title = document.title;
  let place = null;

  function fillDraft() {
    const draft = window.switchboardDrafts ? window.switchboardDrafts.shown() : { state: "", fields: [] };
    const box = dialog.querySelector(".session-draft");
    box.hidden = !draft.fields.length;
    box.querySelector(".session-draft-state").textContent = draft.state;
    const list = box.querySelector("dl");
    list.textContent = "";
    draft.fields.forEach(function (field) {
      list.appendChild(document.createElement("dt")).textContent = field.label;
      list.appendChild(document.createElement("dd")).textContent = field.text;
    });
  }

  function keepPlace() {
    const focused = document.activeElement;
    const writable = focused && "selectionStart" in focused;
    place = {
      id: focused ? focused.id : "", x: window.scrollX, y: window.scrollY,
      start: writable ? focused.selectionStart : null, end: writable ? focused.selectionEnd : null
    };
  }

  function returnToPlace() {
    const focused = place && place.id ? document.getElementById(place.id) : null;
    if (focused) {
      focused.focus({ preventScroll: true });
      if (place.start !== null && focused.setSelectionRange) focused.setSelectionRange(place.start, place.end);
    }
    if (place) window.scrollTo(place.x, place.y);
  }

  /* ofAction: a person has pressed something that was not carried out */
  function expire(ofAction) {
    if (ofAction) undone.hidden = false;
    if (!lost) {
      lost = true;
      title = document.title;
      keepPlace();
      document.documentElement.classList.add("session-expired");
      document.title = document.getElementById("session-title").textContent + " · " + words.product;
    }
    fillDraft();
    if (!dialog.open) {
      dialog.showModal();
      password.focus();
    }
  }

  function goOn() {
    if (!lost) return;
    lost = false;
    form.reset();
    refusal.textContent = "";
    undone.hidden = true;
    dialog.close();
    document.documentElement.classList.remove("session-expired");
    document.title = title;
    returnToPlace();
    resumed.forEach(function (action) { action(); });
    if (window.refreshPage) window.refreshPage();
  }

  /* What the first user typed stays on the server as theirs, and not in the page of the next one. */
  function ofAnotherUser() {
    if (window.switchboardDrafts) window.switchboardDrafts.forget();
    window.location.replace(window.location.href);
  }

  function signedIn(user) { if (user === words.user) goOn(); else ofAnotherUser(); }

  function refuse(answer) {
    const seconds = Number(answer.headers.get("Retry-After"));
    refusal.textContent = answer.status === 429 ? words.wait.replace("{0}", seconds) : answer.status === 401 ? words.refused
      : answer.status === 503 ? words.busy : words.unreachable;
    password.value = "";
    password.focus();
  }

  form.addEventListener("submit", function (event) {
    event.preventDefault();
    const typed = new URLSearchParams(new FormData(form));
    typed.set("language", document.documentElement.lang);
    refusal.textContent = "";
    fetch(words.address, { method: "POST", body: typed, credentials: "same-origin", redirect: "error" }).then(function (answer) {
      if (!answer.ok) { refuse(answer); return; }
      return answer.json().then(function (session) {
        if (tabs) tabs.postMessage({ signedIn: session.user });
        signedIn(session.user);
      });
    }).catch(function () { refusal.textContent = words.unreachable; });
  });

  /* a browser closes a dialog at the second Escape whatever is said to the first */
  dialog.addEventListener("cancel", function (event) { event.preventDefault(); });
  dialog.addEventListener("close", function () { if (lost) { dialog.showModal(); password.focus(); } });

  if (tabs) tabs.onmessage = function (message) {
    if (message.data.signedOut) expire(false);
    if (message.data.signedIn && (lost || message.data.signedIn !== words.user)) signedIn(message.data.signedIn);
  };

  /* Every request of the page's scripts names the user of the page. */
  if (window.jQuery) window.jQuery.ajaxPrefilter(function (options, original, xhr) {
    xhr.setRequestHeader("Switchboard-User", words.user);
    xhr.setRequestHeader("Switchboard-Idle", idle());
    xhr.fail(function () {
      if (xhr.status === 401) expire(isAction(options));
      setTimeout(function () { enable(options.source); }, 0);
    });
  });

  /* What a person does on the page, told with each request of its scripts: a refresh by itself keeps no session alive. */
  function idle() { reported = Date.now(); return String(Math.max(0, Math.floor((reported - acted) / 1000))); }

  ["keydown", "pointerdown", "pointermove", "wheel", "touchstart"].forEach(function (event) {
    document.addEventListener(event, function () { acted = Date.now(); }, { capture: true, passive: true });
  });

  setInterval(function () {
    if (lost || Date.now() - reported < REPORT_EVERY) return;
    fetch(words.address, { credentials: "same-origin", cache: "no-store", redirect: "error", headers: { "Switchboard-User": words.user, "Switchboard-Idle": idle() } })
      .then(function (answer) { if (answer.status === 401) expire(false); }, function () { /* told by the banner */ });
  }, 10000);

  /* PrimeFaces leaves a button disabled when its request has failed, so that nobody could press it again. */
  function enable(source) {
    const button = source && window.PrimeFaces ? window.PrimeFaces.getWidgetById(source.id || source) : null;
    if (!button || !button.enable || button.ajaxCount > 0) return;
    window.PrimeFaces.buttonEndAjaxDisabled(button, button.jq);
  }

  /* What a person has pressed sends more than itself; a refresh is sent by a script that nobody sees. */
  function isAction(options) {
    const source = typeof options.source === "string" ? document.getElementById(options.source) : options.source;
    if (source && source.matches && source.matches("button, a, input[type=submit], input[type=button]")) return true;
    const sent = new URLSearchParams(typeof options.data === "string" ? options.data : "");
    return sent.get("jakarta.faces.partial.execute") !== sent.get("jakarta.faces.source") && !(source && source.matches && source.matches("input, select, textarea"));
  }

  window.switchboardSession = {
    expire: expire,
    idle: idle,
    isLost: function () { return lost; },
    whenResumed: function (action) { resumed.push(action); },
    notifySignedOut: function () { if (tabs) tabs.postMessage({ signedOut: true }); }
  };
}());
