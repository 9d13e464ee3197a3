/* What all pages do: ages keep counting between refreshes, notices can be put away, what is sent again takes neither the
   focus nor the scroll position, menus and tabs listen to the keyboard. */
(function () {
  "use strict";
  const words = document.getElementById("ages").dataset;
  const ahead = Date.now() - Date.parse(words.now);

  function length(ms) {
    const s = Math.max(0, Math.floor(ms / 1000));
    if (s < 60) return words.seconds.replace("{0}", s);
    if (s < 3600) return words.minutes.replace("{0}", Math.floor(s / 60));
    if (s < 172800) return words.hours.replace("{0}", Math.floor(s / 3600));
    return words.days.replace("{0}", Math.floor(s / 86400));
  }

  window.switchboardLength = length;

  function count(time, template) {
    const said = template.replace("{0}", length(Date.now() - ahead - Date.parse(time.dateTime)));
    if (time.textContent !== said) time.textContent = said;
  }

  function countAll() {
    document.querySelectorAll("time[data-age]").forEach(function (time) { count(time, words.ago); });
    document.querySelectorAll("time[data-since]").forEach(function (time) { count(time, words.waiting); });
  }

  setInterval(countAll, 1000);

  function fit(item) {
    if (item.querySelector("button")) return;
    const close = document.createElement("button");
    close.type = "button";
    close.textContent = "✕";
    close.setAttribute("aria-label", words.close);
    close.addEventListener("click", function () { item.remove(); });
    item.appendChild(close);
    if (item.matches(".notice-info")) setTimeout(function () { item.remove(); }, 30000);
  }

  function fitAll() { document.querySelectorAll("#notices li").forEach(fit); }

  /* the message for an action that failed; an automatic refresh reports a failure in another way */
  function failed(event, xhr) {
    if (xhr && xhr.status === 401) return; /* session.js asks for a new sign-in */
    const notices = document.getElementById("notices");
    const list = notices.querySelector("ul") || notices.appendChild(document.createElement("ul"));
    const said = whyFailed(xhr);
    const before = Array.from(list.children).find(function (notice) { return notice.dataset.said === said; });
    if (before) before.remove();
    const item = list.appendChild(document.createElement("li"));
    item.className = "notice-error";
    item.dataset.said = item.textContent = said;
    fit(item);
  }

  function whyFailed(xhr) {
    if (xhr && xhr.status === 0) return words.unreachable;
    if (xhr && xhr.status === 503) return words.unavailable;
    return xhr && xhr.status === 400 ? words.badText : words.failed;
  }

  /* a failed request while typing is not shown otherwise: PrimeFaces reports it to no handler */
  function watchQuestions() {
    window.jQuery.ajaxPrefilter(function (options, original, xhr) {
      if (typeof options.data === "string" && new URLSearchParams(options.data).has("asked")) xhr.fail(function () { if (xhr.statusText !== "abort") failed(null, xhr); });
    });
  }

  /* what this page shows, for the server to send only what has changed: id=fingerprint of each region */
  window.switchboardShown = function (all) {
    return Array.from(document.querySelectorAll("[data-shown]")).filter(function (region) {
      return all || !isInUse(region);
    }).map(function (region) { return region.id + "=" + region.dataset.shown; }).join(" ");
  };

  /* somebody has selected text there, or has a menu of it open */
  function isInUse(region) {
    const selection = window.getSelection();
    return region.querySelector("[data-menu][aria-expanded=true]") !== null
      || Boolean(selection && !selection.isCollapsed && selection.anchorNode && region.contains(selection.anchorNode));
  }

  /* newer moments of what is shown unchanged */
  window.switchboardAges = function (args) {
    const times = {};
    String((args && args.ages) || "").split("\n").filter(Boolean).forEach(function (line) {
      const age = line.split("\t");
      const region = document.getElementById(age[0]);
      if (!region) return;
      const all = times[age[0]] || (times[age[0]] = Array.from(region.querySelectorAll("time[data-age], time[data-since]")));
      const time = all.shift();
      if (!time) return;
      time.setAttribute("datetime", age[1]);
      if (age[2]) time.title = age[2];
    });
    countAll();
  };

  /* the same thing to press after an update: by its id, else by what it does */
  function addressOf(element) {
    if (element.id) return "[id='" + element.id + "']";
    if (element.dataset.command) return "[data-command='" + element.dataset.command + "'][data-value='" + (element.dataset.value || "") + "']";
    return null;
  }

  function scrolled(part) {
    return Array.from(part.querySelectorAll("*")).map(function (element, index) {
      return element.scrollTop ? { index: index, top: element.scrollTop, tag: element.tagName } : null;
    }).filter(Boolean);
  }

  /* Faces replaces each part: focus and scroll position are restored */
  function keepPlace(utils) {
    const update = utils.updateElement;
    utils.updateElement = function (id) {
      const before = document.getElementById(id);
      const active = before && before.contains(document.activeElement) ? document.activeElement : null;
      const address = active ? addressOf(active) : null;
      const tops = before ? scrolled(before) : [];
      const result = update.apply(this, arguments);
      const after = document.getElementById(id);
      if (after && after !== before) {
        const all = after.querySelectorAll("*");
        tops.forEach(function (place) {
          if (all[place.index] && all[place.index].tagName === place.tag) all[place.index].scrollTop = place.top;
        });
        const again = address && after.querySelector(address);
        if (again) again.focus({ preventScroll: true });
        document.dispatchEvent(new CustomEvent("switchboard:updated", { detail: { id: id, part: after } }));
      }
      return result;
    };
  }

  /* menus */
  function showMenu(button, open) {
    const list = document.getElementById(button.dataset.menu);
    button.setAttribute("aria-expanded", String(open));
    if (list) list.hidden = !open;
    if (open && list) { const first = list.querySelector("button, a"); if (first) first.focus(); }
  }

  function openMenu() { return document.querySelector("[data-menu][aria-expanded=true]"); }

  /* a field that asks while one types names the remote command that answers */
  document.addEventListener("input", function (event) {
    const command = window[event.target.dataset.asks];
    if (command) command([{ name: "asked", value: event.target.value }]);
  });

  document.addEventListener("click", function (event) {
    const button = event.target.closest("[data-menu]");
    const open = openMenu();
    if (open && open !== button && !event.target.closest("[aria-disabled=true]")) showMenu(open, false);
    if (button) showMenu(button, button.getAttribute("aria-expanded") !== "true");
    const closes = event.target.closest("[data-close]");
    if (closes) document.getElementById(closes.dataset.close).close();
    const tab = event.target.closest("[role=tab]");
    if (tab) selectTab(tab);
  });

  /* tabs: those that show what is on the page already are shown here, the others do what they say */
  function selectTab(tab) {
    const panel = document.getElementById(tab.getAttribute("aria-controls"));
    if (tab.dataset.command || !panel) return;
    tab.closest("[role=tablist]").querySelectorAll("[role=tab]").forEach(function (other) {
      const chosen = other === tab;
      other.setAttribute("aria-selected", String(chosen));
      other.tabIndex = chosen ? 0 : -1;
      const shown = document.getElementById(other.getAttribute("aria-controls"));
      if (shown) shown.hidden = !chosen;
    });
  }

  function moved(event, all) {
    const at = all.indexOf(document.activeElement);
    const step = { ArrowDown: 1, ArrowRight: 1, ArrowUp: -1, ArrowLeft: -1 }[event.key];
    if (event.key === "Home") return all[0];
    if (event.key === "End") return all[all.length - 1];
    return step ? all[(at + step + all.length) % all.length] : null;
  }

  document.addEventListener("keydown", function (event) {
    const open = openMenu();
    if (open && event.key === "Escape") { showMenu(open, false); open.focus(); event.preventDefault(); return; }
    const list = open && document.getElementById(open.dataset.menu);
    const tabs = event.target.closest && event.target.closest("[role=tablist]");
    const next = list && list.contains(event.target) ? moved(event, Array.from(list.querySelectorAll("button, a")))
      : tabs ? moved(event, Array.from(tabs.querySelectorAll("[role=tab]"))) : null;
    if (!next) return;
    event.preventDefault();
    next.focus();
    if (tabs) next.click();
  });

  /* a narrow window keeps the pages behind a button */
  const menu = document.getElementById("menu");
  if (menu) menu.addEventListener("click", function () {
    menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
  });

  /* a desk without a customer waits for the look-up, one with a customer for the reason of the call */
  const first = document.querySelector("[data-reason][tabindex='0']") || document.querySelector("[data-look-up]");
  const active = document.activeElement;
  const idle = !active || active === document.body || active.matches("[data-look-up]") && !active.value;
  if (first && idle) first.focus({ preventScroll: true });

  if (window.PrimeFaces && window.PrimeFaces.ajax) keepPlace(window.PrimeFaces.ajax.Utils);
  if (window.jQuery) {
    window.jQuery(document).on("pfAjaxComplete", fitAll).on("pfAjaxError", failed);
    watchQuestions();
  }
  fitAll();
}());
