/* The look-up: arrows choose, Enter opens, Escape closes; the answers themselves come by Faces.
   Enter opens only what the agent has seen for what stands in the field, or the one match there is. */
(function () {
  "use strict";

  /* what the field held when Enter was pressed before its answer was there */
  let awaited = null;
  let composing = false;
  let leaving = false;

  function field() { return document.querySelector("[data-look-up]"); }
  function list() { return document.getElementById("matches"); }
  function options() { return Array.from(document.querySelectorAll("#matches [role=option]")); }
  function asked() { return field().value.trim(); }

  /* whether the list is for what is in the field now */
  function isAnswered() { return list().dataset.asked !== undefined && list().dataset.asked.trim() === asked(); }

  function show(open) {
    const shown = open && options().length > 0;
    list().hidden = !shown;
    field().setAttribute("aria-expanded", String(shown));
    if (!shown) field().removeAttribute("aria-activedescendant");
  }

  function select(index) {
    const all = options();
    all.forEach(function (option, i) { option.setAttribute("aria-selected", String(i === index)); });
    if (all[index]) {
      field().setAttribute("aria-activedescendant", all[index].id);
      all[index].scrollIntoView({ block: "nearest" });
    }
  }

  function selected() {
    return options().findIndex(function (option) { return option.getAttribute("aria-selected") === "true"; });
  }

  function go(option) {
    if (!option || !option.dataset.goes || leaving) return;
    leaving = true;
    window.location.assign(option.dataset.goes);
  }

  /* of input methods: some browsers say so by the code alone, after the composition is over for them */
  function isComposing(event) { return composing || event.isComposing || event.keyCode === 229; }

  function choose(event) {
    event.preventDefault();
    const all = options();
    if (!all.length || !isAnswered()) return;
    const step = event.key === "ArrowDown" ? 1 : all.length + (selected() < 0 ? 0 : -1);
    show(true);
    select((selected() + step) % all.length);
  }

  function enter(event) {
    event.preventDefault();
    if (!asked() || event.repeat) return;
    if (!isAnswered()) awaited = asked();
    else if (list().hidden) show(true);
    else go(options()[Math.max(0, selected())]);
  }

  function keys(event) {
    if (isComposing(event)) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") choose(event);
    else if (event.key === "Enter") enter(event);
    else if (event.key === "Escape") { awaited = null; show(false); }
  }

  /* called by the page when answers have been put in, which may be those to an earlier question */
  window.switchboardLookedUp = function () {
    const answered = isAnswered();
    show(answered && document.activeElement === field());
    if (!answered) return;
    if (options().length) select(0);
    const opens = awaited === asked() && options().length === 1;
    awaited = null;
    if (opens) go(options()[0]);
  };

  /* what was typed while the page was still loading, before anybody listened */
  window.addEventListener("load", function () {
    if (field() && asked() && !isAnswered()) field().dispatchEvent(new Event("input", { bubbles: true }));
  });

  /* a page that comes back from the browser's memory */
  window.addEventListener("pageshow", function () { leaving = false; awaited = null; });

  document.addEventListener("compositionstart", function (event) { if (event.target === field()) composing = true; });
  document.addEventListener("compositionend", function (event) { if (event.target === field()) composing = false; });
  document.addEventListener("input", function (event) {
    if (event.target !== field()) return;
    awaited = null;
    leaving = false;
    if (!isAnswered()) show(false);
  });
  document.addEventListener("keydown", function (event) { if (event.target === field()) keys(event); });
  document.addEventListener("click", function (event) {
    const option = event.target.closest("#matches [role=option]");
    if (option) go(option); else if (field() && event.target !== field()) show(false);
  });
  document.addEventListener("focusin", function (event) { if (event.target === field()) show(isAnswered()); });
}());
