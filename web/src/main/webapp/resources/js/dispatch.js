/* The dispatch page: what is pressed is sent with what the page shows, and the answer holds only what has changed. What
   comes back is put into the page node by node, so that focus, selection, scroll position and open details stay. */
(function () {
  "use strict";
  const commands = {
    open: "dispatchOpen", show: "dispatchShow", next: "dispatchNext", back: "dispatchBack",
    "waiting-next": "dispatchWaitingNext", "waiting-back": "dispatchWaitingBack", place: "dispatchPlace",
    detach: "dispatchDetach", reached: "dispatchReached", "not-reached": "dispatchNotReached"
  };

  function byId(id) { return document.getElementById(id); }

  /* regions by their fingerprints, rows by their versions */
  function shown() {
    return Array.from(document.querySelectorAll("[data-shown]"))
      .map(function (region) { return region.id + "=" + region.dataset.shown; }).join(" ");
  }

  function rows() {
    return Array.from(document.querySelectorAll("[data-version]"))
      .map(function (row) { return row.id + ":" + row.dataset.version; }).join(" ");
  }

  function withState(params) {
    const given = (params || []).filter(function (param) { return param.name !== "shown"; });
    return given.concat([{ name: "shown", value: shown() }, { name: "have", value: rows() }]);
  }

  const refreshPage = window.refreshPage;
  window.refreshPage = function (params) { refreshPage(withState(params)); };

  /* a press of a PrimeFaces button, too, brings back the regions that changed by it */
  const handle = window.PrimeFaces.ajax.Request.handle;
  window.PrimeFaces.ajax.Request.handle = function (configuration, extension) {
    const more = Object.assign({}, extension);
    const given = (configuration.params || []).concat(more.params || []);
    if (!given.some(function (param) { return param.name === "shown"; })) more.params = withState(more.params);
    return handle.call(this, configuration, more);
  };

  document.addEventListener("click", function (event) {
    const pressed = event.target.closest("[data-command]");
    const command = pressed && commands[pressed.dataset.command];
    if (!command || event.ctrlKey || event.metaKey || event.shiftKey || event.button !== 0) return;
    event.preventDefault();
    window[command](withState([{ name: "value", value: pressed.dataset.value || "" }]));
  });

  /* --- what comes back ------------------------------------------------------------------------------------------- */

  /* a row that the server left out because the page had it, and that was removed since: requested again */
  let missed = false;

  function askForMissed() {
    if (!missed) return;
    missed = false;
    setTimeout(window.refreshPage, 0);
  }

  function keyOf(node) { return node.nodeType === Node.ELEMENT_NODE ? node.id : ""; }

  function isAge(node) { return node.nodeName === "TIME" && (node.hasAttribute("data-since") || node.hasAttribute("data-age")); }

  function takeAttributes(there, fresh) {
    Array.from(fresh.attributes).forEach(function (attribute) {
      if (attribute.name === "data-same") return;
      if (there.getAttribute(attribute.name) !== attribute.value) there.setAttribute(attribute.name, attribute.value);
    });
    Array.from(there.attributes).forEach(function (attribute) {
      const isOpen = attribute.name === "open" && there.nodeName === "DETAILS";
      if (!fresh.hasAttribute(attribute.name) && !isOpen) there.removeAttribute(attribute.name);
    });
  }

  function isSame(there, fresh) { return there.nodeType === fresh.nodeType && there.nodeName === fresh.nodeName; }

  function take(there, fresh) {
    if (there.nodeType !== Node.ELEMENT_NODE) {
      if (there.nodeValue !== fresh.nodeValue) there.nodeValue = fresh.nodeValue;
      return;
    }
    const unchangedAge = isAge(there) && there.getAttribute("datetime") === fresh.getAttribute("datetime");
    takeAttributes(there, fresh);
    if (fresh.dataset.same === "true" || unchangedAge || /^(INPUT|TEXTAREA|SELECT)$/.test(there.nodeName)) return;
    takeChildren(there, fresh);
  }

  function takeChildren(there, fresh) {
    const wanted = new Set(Array.from(fresh.childNodes).map(keyOf).filter(Boolean));
    Array.from(there.childNodes).forEach(function (node) { if (keyOf(node) && !wanted.has(keyOf(node))) node.remove(); });
    const known = new Map(Array.from(there.childNodes).filter(keyOf).map(function (node) { return [keyOf(node), node]; }));
    let at = there.firstChild;
    Array.from(fresh.childNodes).forEach(function (node) {
      const match = keyOf(node) ? known.get(keyOf(node)) : at && !keyOf(at) && isSame(at, node) ? at : null;
      if (!match && node.dataset && node.dataset.same === "true") { missed = true; return; }
      if (!match) { there.insertBefore(document.importNode(node, true), at); return; }
      if (match === at) at = at.nextSibling; else there.insertBefore(match, at);
      take(match, node);
    });
    while (at) { const next = at.nextSibling; at.remove(); at = next; }
  }

  function parse(content) {
    const template = document.createElement("template");
    template.innerHTML = content;
    return template.content.firstElementChild;
  }

  function keepFocus(part, change) {
    const active = part.contains(document.activeElement) ? document.activeElement : null;
    change();
    if (!active || document.activeElement === active) return;
    const next = active.isConnected ? active : part.querySelector("[tabindex], button, a") || part;
    next.focus({ preventScroll: true });
  }

  const utils = window.PrimeFaces.ajax.Utils;
  const updateElement = utils.updateElement;
  utils.updateElement = function (id, content) {
    const there = byId(id);
    const isKept = there && (there.hasAttribute("data-kept") || there.hasAttribute("data-shown"));
    const fresh = isKept ? parse(content) : null;
    if (!fresh || fresh.id !== id) return updateElement.apply(this, arguments);
    keepFocus(there, function () { take(there, fresh); });
    askForMissed();
    return undefined;
  };

  /* --- questions ------------------------------------------------------------------------------------------------- */

  window.switchboardAsked = function () {
    const question = byId("steps:question");
    if (question) question.focus();
  };

  window.switchboardPlacing = function () {
    const title = byId("placing-title");
    if (title) title.focus();
  };
}());
