/* A page follows what happens: a push, which the server sends only for what this page shows, refreshes it, and so does the moment that the page names as
   the next one in which it changes by time alone. One refresh at a time, and never one that is missed. Only what has changed comes back, and never what somebody has open. */
(function () {
  "use strict";
  const EVERY = Number(document.getElementById("watched").dataset.every || Infinity);
  const WITHOUT_PUSH = 10000;
  const LONGEST_ANSWER = 12000;
  let running = false;
  let wanted = false;
  let since = Date.now();
  let unanswered = 0; /* since when, or not at all */

  function isReading() {
    const selection = window.getSelection();
    return selection && !selection.isCollapsed && selection.anchorNode && document.getElementById("content").contains(selection.anchorNode);
  }

  function refresh() {
    if (running) { wanted = true; return; }
    running = true;
    since = Date.now();
    unanswered = unanswered || since;
    const reason = document.querySelector("[data-reason][aria-checked=true]");
    window.refreshPage([{ name: "shown", value: window.switchboardShown() }, { name: "reason", value: reason ? reason.dataset.reason : "" }]);
  }

  window.switchboardRefresh = refresh;

  window.switchboardChanged = refresh;

  /* Said on the page when nothing has come back for a while, since cards that cannot be refreshed cannot dim either. */
  function sayCutOff() {
    const banner = document.getElementById("cut-off");
    const silent = unanswered ? Date.now() - unanswered : 0;
    banner.hidden = silent < LONGEST_ANSWER;
    if (!banner.hidden) banner.textContent = banner.dataset.text.replace("{0}", window.switchboardLength(silent));
  }

  /* status: as PrimeFaces gives it, success when there was an answer */
  window.switchboardRefreshed = function (status, args) {
    running = false;
    if (status === "success") unanswered = 0;
    window.switchboardAges(args);
    if (wanted) { wanted = false; refresh(); }
  };

  document.addEventListener("switchboard:available", function () { running = false; refresh(); });

  window.switchboardArticle = function () {
    const title = document.getElementById("article-title");
    if (title) title.focus();
  };

  /* while pushes come, nothing need be asked for; after a break, what was missed is */
  let pushes = false;
  let broken = false;
  window.switchboardPushOpen = function () {
    pushes = true;
    if (broken) { broken = false; refresh(); }
  };
  window.switchboardPushClosed = function () { pushes = false; broken = true; };

  /* a second later, so that the server's clock has passed it, too */
  function isDue() {
    const next = document.getElementById("watched").dataset.next;
    return Boolean(next) && Date.parse(next) + 1000 < Date.now() && Date.parse(next) + 1000 >= since;
  }

  function period() { return unanswered || !pushes ? Math.min(EVERY, WITHOUT_PUSH) : EVERY; }

  /* a browser may have put a page in the background to sleep, and with it the channel */
  document.addEventListener("visibilitychange", function () {
    if (!document.hidden && Date.now() - since > WITHOUT_PUSH) refresh();
  });

  setInterval(function () {
    sayCutOff();
    if (running && Date.now() - since > 3 * WITHOUT_PUSH) running = false;
    if (!document.hidden && !isReading() && (isDue() || Date.now() - since >= period())) refresh();
  }, 1000);
}());
