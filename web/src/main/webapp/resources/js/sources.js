/* After each refresh of the feeds: the figures, the rejected records and what is set aside too, unless somebody is reading or typing there. */
(function () {
  "use strict";
  function isAtWork(card) {
    return !card || card.querySelector("details[open], .replayed") || card.contains(document.activeElement);
  }
  window.switchboardSourceFigures = function () {
    if (!isAtWork(document.getElementById("rejected"))) window.refreshRejected();
    if (!isAtWork(document.getElementById("failedFiles"))) window.refreshFailedFiles();
    if (!isAtWork(document.getElementById("setAside"))) window.refreshSetAside();
    if (!isAtWork(document.getElementById("sourceForm"))) window.refreshFigures();
  };
}());
