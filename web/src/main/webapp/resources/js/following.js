/* A page follows what happens: a push that concerns this page refreshes its cards, and every few seconds they are
   looked at anyway, so that a system that has fallen silent shows. One refresh at a time, and never one that is missed. */
(function () {
  "use strict";
  const EVERY = Number(document.getElementById("watched").dataset.every || 10000);
  const PATIENCE = 12000;
  let running = false;
  let wanted = false;
  let since = Date.now();
  let unanswered = 0; /* since when, or not at all */
  let cause = shownCause();

  function shownCause() {
    const verdict = document.querySelector(".verdict");
    return verdict ? verdict.dataset.cause : "";
  }

  function watched() { return document.getElementById("watched").dataset.words.split(" "); }

  function isReading() {
    const selection = window.getSelection();
    return selection && !selection.isCollapsed && selection.anchorNode && document.getElementById("content").contains(selection.anchorNode);
  }

  function refresh() {
    if (running) { wanted = true; return; }
    running = true;
    since = Date.now();
    unanswered = unanswered || since;
    window.refreshPage();
  }

  window.switchboardChanged = function (words) {
    const mine = watched();
    if (words.some(function (word) { return word === "everything" || mine.includes(word); })) refresh();
  };

  /* Said on the page when nothing has come back for a while, since cards that cannot be refreshed cannot dim either. */
  function sayCutOff() {
    const banner = document.getElementById("cut-off");
    const silent = unanswered ? Date.now() - unanswered : 0;
    banner.hidden = silent < PATIENCE;
    if (!banner.hidden) banner.textContent = banner.dataset.text.replace("{0}", window.switchboardLength(silent));
  }

  /* status: as PrimeFaces tells it, success when there was an answer */
  window.switchboardRefreshed = function (status) {
    running = false;
    if (status === "success") unanswered = 0;
    if (cause !== shownCause()) {
      cause = shownCause();
      const heading = document.getElementById("verdict-cause");
      document.getElementById("spoken").textContent = heading ? heading.textContent : "";
      const card = document.querySelector(".verdict");
      if (card) card.classList.add("changed");
    }
    if (wanted) { wanted = false; refresh(); }
  };

  window.switchboardArticle = function () {
    const title = document.getElementById("article-title");
    if (title) title.focus();
  };

  setInterval(function () {
    sayCutOff();
    if (running && Date.now() - since > 3 * EVERY) running = false;
    if (!document.hidden && !isReading() && Date.now() - since >= EVERY) refresh();
  }, 1000);
}());
