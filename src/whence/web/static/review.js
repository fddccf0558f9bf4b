// The review by keyboard: a letter presses the button or follows the link that bears it. Typing in a field types.
"use strict";
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, textarea, select")) return;
  const there = document.querySelector(`[data-key="${CSS.escape(event.key.toLowerCase())}"]`);
  if (!there) return;
  event.preventDefault();
  there.click();
});
