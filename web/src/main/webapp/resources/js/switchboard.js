/* Ages keep counting between refreshes; notices can be put away and what went well goes by itself. */
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

  setInterval(function () {
    document.querySelectorAll("time[data-age]").forEach(function (time) { count(time, words.ago); });
    document.querySelectorAll("time[data-since]").forEach(function (time) { count(time, words.waiting); });
  }, 1000);

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

  /* what a person asked for and did not get, in words; a refresh that nobody asked for says so otherwise */
  function failed(event, xhr) {
    if (xhr && xhr.status === 401) return; /* session.js asks for a new sign-in */
    const notices = document.getElementById("notices");
    const list = notices.querySelector("ul") || notices.appendChild(document.createElement("ul"));
    const item = list.appendChild(document.createElement("li"));
    item.className = "notice-error";
    item.textContent = xhr && xhr.status === 0 ? words.unreachable : words.failed;
    fit(item);
  }

  /* a narrow window keeps the pages behind a button */
  const menu = document.getElementById("menu");
  if (menu) menu.addEventListener("click", function () {
    menu.setAttribute("aria-expanded", String(menu.getAttribute("aria-expanded") !== "true"));
  });

  if (window.jQuery) window.jQuery(document).on("pfAjaxComplete", fitAll).on("pfAjaxError", failed);
  fitAll();
}());
