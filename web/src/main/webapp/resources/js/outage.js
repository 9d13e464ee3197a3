/* Says on the page that the database or the server cannot be reached, and that they are back. The page stays as it is meanwhile. What it asks needs no
   session, so that a page which nobody uses keeps none alive. */
(function () {
  "use strict";
  const banner = document.getElementById("availability");
  if (!banner) return;
  const words = banner.dataset;
  const SPACING = 5000;
  const SPACING_DURING_OUTAGE = 2000;
  const LONGEST_ANSWER = 4000;
  let lost = false;
  let timer = 0;
  let asking = false;

  function show(text) {
    if (banner.textContent !== text) banner.textContent = text;
    banner.hidden = !text;
    document.documentElement.classList.toggle("is-unavailable", lost);
  }

  function begin(text) { lost = true; show(text); }

  function end() {
    if (!lost) return;
    lost = false;
    show("");
    document.getElementById("spoken").textContent = words.over;
    document.dispatchEvent(new CustomEvent("switchboard:available"));
  }

  function later() { clearTimeout(timer); timer = setTimeout(ask, lost ? SPACING_DURING_OUTAGE : SPACING); }

  function ask() {
    if (asking) return;
    if (document.hidden && !lost) { later(); return; }
    asking = true;
    const control = new AbortController();
    const limit = setTimeout(function () { control.abort(); }, LONGEST_ANSWER);
    fetch(words.address, { credentials: "omit", cache: "no-store", redirect: "error", signal: control.signal }).then(function (answer) {
      if (answer.ok) end(); else begin(answer.status === 503 ? words.database : words.server);
    }).catch(function () { begin(words.server); }).finally(function () { clearTimeout(limit); asking = false; later(); });
  }

  window.addEventListener("offline", ask);
  window.addEventListener("online", ask);
  document.addEventListener("visibilitychange", function () { if (!document.hidden) ask(); });
  if (window.jQuery) window.jQuery(document).on("pfAjaxError", ask);
  later();
}());
