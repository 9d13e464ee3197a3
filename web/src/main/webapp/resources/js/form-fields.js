/* The fields of a form as texts: what they hold, what they held when the page was rendered, and how they are filled again.
   drafts.js keeps them. data-draft-skip names a field that is not kept. */
(function () {
  "use strict";
  let writing = false;

  function isKept(element) {
    return element.name && !element.closest("[data-draft-skip]")
      && (/^(TEXTAREA|SELECT)$/.test(element.tagName) || element.tagName === "INPUT" && !/^(hidden|submit|button|reset|image|file|password)$/.test(element.type));
  }

  function keyOf(element) { return element.dataset.draftField || element.name.replace(/^.*:/, ""); }

  function fieldsOf(form) {
    const fields = new Map();
    Array.from(form.elements).filter(isKept).forEach(function (element) {
      const key = keyOf(element);
      if (!/^[A-Za-z][A-Za-z0-9_-]{0,59}$/.test(key)) return;
      if (!fields.has(key)) fields.set(key, []);
      fields.get(key).push(element);
    });
    return fields;
  }

  function chosen(elements, isChosen) { return elements.filter(isChosen).map(function (each) { return each.value; }).join("\n"); }

  /* what a field holds, or with first = true held when the page was rendered */
  function read(elements, first) {
    const one = elements[0];
    const checked = function (each) { return first ? each.defaultChecked : each.checked; };
    if (one.type === "checkbox" && elements.length === 1) return String(checked(one));
    if (one.type === "checkbox" || one.type === "radio") return chosen(elements, checked);
    if (one.tagName === "SELECT") {
      const options = Array.from(one.options);
      const first_ = options.some(function (each) { return each.defaultSelected; });
      if (first && !first_ && !one.multiple) return options.length ? options[0].value : "";
      return chosen(options, function (each) { return first ? each.defaultSelected : each.selected; });
    }
    return first ? one.defaultValue : one.value;
  }

  function isText(elements) { return !/^(checkbox|radio|select-one|select-multiple|number)$/.test(elements[0].type); }

  /* the part that differs: [begin, end in before, end in after] */
  function difference(before, after) {
    let begin = 0;
    const shorter = Math.min(before.length, after.length);
    while (begin < shorter && before[begin] === after[begin]) begin++;
    if (begin > 0 && isHigh(before, begin - 1)) begin--; /* no pair of surrogates is cut in two */
    let same = 0;
    while (same < shorter - begin && before[before.length - 1 - same] === after[after.length - 1 - same]) same++;
    if (same > 0 && before.length > same && isHigh(before, before.length - same - 1)) same--;
    return [begin, before.length - same, after.length - same];
  }

  function isHigh(text, index) { return (text.charCodeAt(index) & 0xFC00) === 0xD800; }

  /* Around the caret nothing moves: only what differs is replaced. */
  function write(elements, value) {
    const one = elements[0];
    writing = true;
    try {
      if (one.type === "checkbox" && elements.length === 1) one.checked = value === "true";
      else if (one.type === "checkbox" || one.type === "radio") elements.forEach(function (each) { each.checked = value.split("\n").includes(each.value); });
      else if (one.tagName === "SELECT") Array.from(one.options).forEach(function (each) { each.selected = value.split("\n").includes(each.value); });
      else if (one === document.activeElement && one.selectionStart !== null && one.setRangeText) {
        const part = difference(one.value, value);
        one.setRangeText(value.slice(part[0], part[2]), part[0], part[1], "preserve");
      } else one.value = value;
      one.dispatchEvent(new Event(isText(elements) ? "input" : "change", { bubbles: true }));
    } finally {
      writing = false;
    }
  }

  function labelOf(elements) {
    const label = elements[0].labels && elements[0].labels[0];
    return (elements[0].getAttribute("aria-label") || (label ? label.textContent : "")).trim();
  }

  function wordsOf(elements) {
    const one = elements[0];
    if (one.type === "checkbox" || one.type === "radio") return elements.filter(function (each) { return each.checked; }).map(function (each) { return labelOf([each]); }).join(", ");
    return one.tagName === "SELECT" ? Array.from(one.selectedOptions).map(function (each) { return each.textContent.trim(); }).join(", ") : one.value;
  }

  window.switchboardFields = {
    isKept: isKept,
    keyOf: keyOf,
    fieldsOf: fieldsOf,
    read: read,
    write: write,
    isText: isText,
    difference: difference,
    labelOf: labelOf,
    wordsOf: wordsOf,
    /* events of a field that write fills are no input of a person */
    isWriting: function () { return writing; }
  };
}());
