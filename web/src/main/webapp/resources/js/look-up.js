/* The look-up: arrows choose, Enter opens, Escape closes; the answers themselves come by Faces. */
(function () {
  "use strict";

  function field() { return document.querySelector("[data-look-up]"); }
  function options() { return Array.from(document.querySelectorAll("#matches [role=option]")); }

  /* whether the list is for what stands in the field now: whoever types on and presses Enter means the new words */
  function isAnswered() { return field().value.trim() === document.getElementById("matches").dataset.asked; }

  function show(open) {
    const list = document.getElementById("matches");
    const shown = open && options().length > 0;
    list.hidden = !shown;
    field().setAttribute("aria-expanded", String(shown));
    if (!shown) field().removeAttribute("aria-activedescendant");
  }

  function select(index) {
    const all = options();
    all.forEach(function (option, i) { option.setAttribute("aria-selected", String(i === index)); });
    if (all[index]) field().setAttribute("aria-activedescendant", all[index].id);
  }

  function selected() {
    return options().findIndex(function (option) { return option.getAttribute("aria-selected") === "true"; });
  }

  function go(option) { if (option) window.location.assign(option.dataset.goes); }

  function keys(event) {
    const all = options();
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (!all.length) return;
      show(true);
      select((selected() + (event.key === "ArrowDown" ? 1 : all.length + (selected() < 0 ? 0 : -1))) % all.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (event.isComposing) return;
      if (isAnswered()) go(all[Math.max(0, selected())]); else field().dataset.goWhenAnswered = "yes";
    } else if (event.key === "Escape") {
      show(false);
    }
  }

  /* called by the page when the answers have been put in */
  window.switchboardLookedUp = function () {
    const input = field();
    show(document.activeElement === input);
    if (options().length) select(0);
    if (input.dataset.goWhenAnswered && isAnswered()) {
      delete input.dataset.goWhenAnswered;
      go(options()[0]);
    }
  };

  /* what was typed while the page was still loading, before anybody listened */
  window.addEventListener("load", function () {
    if (field().value.trim() && !isAnswered()) field().dispatchEvent(new Event("input", { bubbles: true }));
  });

  document.addEventListener("keydown", function (event) { if (event.target === field()) keys(event); });
  document.addEventListener("click", function (event) {
    const option = event.target.closest("#matches [role=option]");
    if (option) go(option); else if (event.target !== field()) show(false);
  });
  document.addEventListener("focusin", function (event) { if (event.target === field()) show(true); });
}());
