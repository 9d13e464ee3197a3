/* The commands of the page as the server lists them: dialogs that open, and shortcuts, which press the button that has
   the same keys, or give the focus to an element. A command whose button is not on the page has no shortcut. */
(function () {
  "use strict";
  const listed = document.getElementById("desk-commands");
  // Faces adds this script to pages of roles without a look-up, too, although they do not render what it belongs to
  if (!listed) return;
  const commands = JSON.parse(listed.dataset.commands);

  window.switchboardCommand = function (id) { return commands.find(function (command) { return command.id === id; }); };

  function held(event) { return (event.ctrlKey ? "Control+" : "") + (event.altKey ? "Alt+" : "") + (event.metaKey ? "Meta+" : "") + event.key; }

  function isTyping(target) { return target.matches("input:not([type=checkbox]):not([type=radio]), textarea, select, [contenteditable]"); }

  function concerns(command, event) {
    return command.keys === held(event) && (command.whileTyping || !isTyping(event.target))
      && (!command.within || event.target.closest(command.within) !== null);
  }

  function focus(target) {
    target.focus();
    if (target.select) target.select();
  }

  function perform(command, event) {
    const target = document.querySelector(command.focuses || "[aria-keyshortcuts='" + command.keys + "']");
    if (target) event.preventDefault();
    if (!target && command.within) event.target.blur();
    else if (target && command.focuses) focus(target);
    else if (target) target.click();
  }

  document.addEventListener("keydown", function (event) {
    if (event.isComposing || event.defaultPrevented || !(event.target instanceof Element)) return;
    const command = commands.find(function (each) { return concerns(each, event); });
    const open = document.querySelector("dialog[open]");
    if (command && open && open.id === command.opens) { event.preventDefault(); open.close(); }
    else if (command && !open) perform(command, event);
  });

  document.addEventListener("click", function (event) {
    const pressed = event.target.closest("[data-command]");
    const command = pressed && window.switchboardCommand(pressed.dataset.command);
    if (command && command.opens) document.getElementById(command.opens).showModal();
  });
}());
