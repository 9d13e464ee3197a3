/* The channel on which the server notifies an open page of changes of what it shows. It names the user of the page, so that nobody listens
   on the page of another; when it breaks, it is opened again, later each time. */
(function () {
  "use strict";
  const SHORTEST_WAIT = 500;
  const LONGEST_WAIT = 30000;
  const words = document.getElementById("push").dataset;
  const address = new URL(words.address + "?user=" + encodeURIComponent(words.user), window.location.href);
  address.protocol = address.protocol.replace("http", "ws");
  let attempts = 0;
  let socket = null;
  let timer = 0;
  let watched = "";

  function isLost() { return Boolean(window.switchboardSession && window.switchboardSession.isLost()); }

  function connect() {
    clearTimeout(timer);
    if (isLost() || socket && socket.readyState <= WebSocket.OPEN) return;
    socket = new WebSocket(address);
    socket.onopen = function () { attempts = 0; watched = ""; watch(); window.switchboardPushOpen(); };
    socket.onmessage = function () { window.switchboardChanged(); };
    socket.onclose = function () { window.switchboardPushClosed(); connectLater(); };
  }

  /* the topics of what the page shows, whenever they have changed */
  function watch() {
    const shown = document.getElementById("watched").dataset.topics;
    if (shown === watched || !socket || socket.readyState !== WebSocket.OPEN) return;
    watched = shown;
    socket.send(shown);
  }

  /* at random within the wait, so that not all pages come at once after a restart of the server */
  function connectLater() {
    const wait = Math.min(LONGEST_WAIT, SHORTEST_WAIT * Math.pow(2, attempts));
    attempts += 1;
    clearTimeout(timer);
    timer = setTimeout(connect, wait / 2 + Math.random() * wait / 2);
  }

  function connectNow() { attempts = 0; connect(); }

  connect();
  document.addEventListener("switchboard:updated", watch);
  window.addEventListener("online", connectNow);
  document.addEventListener("switchboard:available", connectNow);
  document.addEventListener("visibilitychange", function () { if (!document.hidden) connectNow(); });
  document.addEventListener("DOMContentLoaded", function () {
    if (window.switchboardSession) window.switchboardSession.whenResumed(connectNow);
  });
}());
