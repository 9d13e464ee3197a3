/* The agent desk: what is pressed is sent, with what the page shows; the answer holds only what has changed. */
(function () {
  "use strict";
  const JUST_CHANGED = 1000;
  const RING = 2500;
  let own = 0; /* so many answers are on their way that the agent has asked for */
  let spoken = summary();

  function byId(id) { return document.getElementById(id); }

  /* the address has what a page shows again when it is created again */
  function send(command, value) {
    if (!command || !command.sends) return;
    own += 1;
    if (command.keptAs) window.switchboardDrafts.keepAddress(new URLSearchParams([[command.keptAs, value || ""]]));
    window[command.sends]([{ name: "value", value: value || "" }, { name: "shown", value: window.switchboardShown(true) }]);
  }

  function textOf(id) { const element = byId(id); return element ? element.textContent.replace(/\s+/g, " ").trim() : ""; }

  /* what is announced to a person who does not see the page change */
  function summary() {
    const confidence = document.querySelector(".verdict .confidence");
    const primary = document.querySelector("#primary strong");
    return [textOf("verdict-cause"), confidence ? confidence.textContent.trim() : "", primary ? primary.textContent.replace(/\s+/g, " ").trim() : ""]
      .filter(Boolean).join(". ");
  }

  /* which cards come first: for a question about a bill, the account */
  function arrange() {
    if (!byId("account-card")) return;
    const account = document.querySelector(".columns").dataset.order === "account";
    const first = byId("column-a"), second = byId("column-b");
    const order = account ? [[first, "account-card", "action"], [second, "verdict", "path"], [second, "outage", null]]
      : [[first, "verdict", "action"], [second, "outage", null], [second, "account-card", null]];
    order.forEach(function (place) {
      const card = byId(place[1]), before = place[2] ? byId(place[2]) : null;
      if (card.parentElement !== place[0] || (before && card.nextElementSibling !== before)) place[0].insertBefore(card, before);
    });
    if (!account && byId("outage").nextElementSibling !== byId("account-card")) second.appendChild(byId("account-card"));
  }

  function afterwards() {
    arrange();
    const said = summary();
    if (said !== spoken) { spoken = said; byId("spoken").textContent = said; }
  }

  window.switchboardDone = function (status, args) {
    own = Math.max(0, own - 1);
    window.switchboardAges(args);
    afterwards();
  };

  window.switchboardActed = function (status, args) {
    window.switchboardDone(status, args);
    if (args && args.question) { ask(args.question, function () { perform(asked, true); }); return; }
    const refused = document.querySelector(".field-refused");
    const next = args && args.refused ? refused && refused.closest("div").parentElement.querySelector("input") : byId("again");
    if (next) next.focus();
  };

  const refreshed = window.switchboardRefreshed;
  window.switchboardRefreshed = function (status, args) { refreshed(status, args); afterwards(); };

  /* a card that has changed by itself gets a ring; an action that has changed so is asked for once */
  let label = textOf("primary");
  document.addEventListener("switchboard:updated", function (event) {
    const card = event.detail.part.querySelector(".card, .action");
    const now = textOf("primary");
    if (now !== label) {
      label = now;
      if (own === 0 && card && card.matches(".action")) mark(card, "just-changed", JUST_CHANGED);
    }
    if (own === 0 && card && event.detail.part.hasAttribute("data-shown")) mark(card, "changed", RING);
  });

  function mark(card, name, millis) {
    card.classList.add(name);
    setTimeout(function () { card.classList.remove(name); }, millis);
  }

  function ask(question, answer) {
    const dialog = byId("asking");
    byId("asking-text").textContent = question;
    byId("asking-yes").onclick = function () { dialog.close(); answer(); };
    byId("asking-no").onclick = function () { dialog.close(); };
    dialog.showModal();
    byId("asking-no").focus();
  }

  let asked = "";

  function perform(step, confirmed) {
    asked = step;
    own += 1;
    window[window.switchboardCommand("act").sends]([{ name: "value", value: step }, { name: "confirmed", value: String(confirmed) },
      { name: "shown", value: window.switchboardShown(true) }]);
  }

  function act(button) {
    const step = button.dataset.value;
    if (button.id === "primary" && button.closest(".just-changed")) {
      ask(byId("asking").dataset.changed, function () { perform(step, false); });
    } else {
      perform(step, false);
    }
  }

  /* the reason for the call: one of a group of radio buttons, of which only the chosen one is a stop for Tab */
  function chips() { return Array.from(document.querySelectorAll("[data-reason]")); }

  function because(chip, thenNotes) {
    chips().forEach(function (other) {
      other.setAttribute("aria-checked", String(other === chip));
      other.tabIndex = other === chip ? 0 : -1;
    });
    const reason = chip.dataset.reason;
    const kept = document.querySelector("[data-reason-kept]");
    if (kept && kept.value !== reason) { kept.value = reason; kept.dispatchEvent(new Event("input", { bubbles: true })); }
    if (byId("account-card")) document.querySelector(".columns").dataset.order = reason === "bill" || reason === "payment" ? "account" : "supply";
    if (byId("account-card")) byId("hazards").classList.toggle("shown", reason === "danger");
    send(window.switchboardCommand("reason"), reason);
    arrange();
    if (thenNotes) document.querySelector(".notes-text textarea").focus();
  }

  document.addEventListener("click", function (event) {
    const chip = event.target.closest("[data-reason]");
    if (chip) { because(chip, true); return; }
    const pressed = event.target.closest("[data-command]");
    if (!pressed || pressed.getAttribute("aria-disabled") === "true") return;
    if (pressed.dataset.command === "act") { act(pressed); return; }
    send(window.switchboardCommand(pressed.dataset.command), pressed.dataset.value);
  });

  /* a draft that is restored brings its reason with it */
  document.addEventListener("input", function (event) {
    if (!event.target.matches("[data-reason-kept]")) return;
    const chip = chips().find(function (each) { return each.dataset.reason === event.target.value; });
    if (chip && chip.getAttribute("aria-checked") !== "true") because(chip, false);
  });

  /* what is reported of a place shows in the safety words and on the button */
  document.addEventListener("change", function (event) {
    if (event.target.closest("[id=place]") && event.target.matches("[data-place], #hazards input")) {
      own += 1;
      window.deskPlace([{ name: "shown", value: window.switchboardShown(true) }]);
    }
  });

  document.addEventListener("keydown", function (event) {
    if (document.querySelector("dialog[open]") || event.isComposing) return;
    const group = chips();
    const step = group.includes(event.target) && { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step) return;
    event.preventDefault();
    const next = group[(group.indexOf(event.target) + step + group.length) % group.length];
    next.focus();
    because(next, false);
  });

  arrange();
}());
