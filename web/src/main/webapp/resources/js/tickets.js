/* A refresh names what each region shows, so that only what has changed comes back. */
(function () {
  "use strict";
  window.refreshPage = function () {
    const shown = Array.from(document.querySelectorAll("[data-shown]")).map(function (region) { return region.id + "=" + region.dataset.shown; });
    window.refreshTickets([{ name: "shown", value: shown.join(" ") }]);
  };
}());
