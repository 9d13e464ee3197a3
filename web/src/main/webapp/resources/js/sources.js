/* After each refresh of the feeds: the figures and the rejected records too, unless somebody is reading or typing there. */
(function () {
  "use strict";
  function isAtWork(card) {
    return !card || card.querySelector("details[open], .replayed") || card.contains(document.activeElement);
  }
  window.switchboardSourceFigures = function () {
    if (!isAtWork(document.getElementById("rejected"))) window.refreshRejected();
    if (!isAtWork(document.getElementById("sourceForm"))) window.refreshFigures();
  };
}());
