// A report's page: the words a link leads to are lit together with the whole quote, and so is a note's trigger.
"use strict";
{
  const light = (ids) => {
    for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
    for (const id of ids) {
      for (const piece of document.querySelectorAll(`[data-claims~="${id}"]`)) piece.classList.add("lit");
      document.getElementById(`c-${id}`)?.parentElement.classList.add("lit");
    }
  };
  const follow = () => {
    const id = location.hash.slice(3);
    if (location.hash.startsWith("#c-") && /^[0-9a-f]+$/.test(id)) light([id]);
  };
  addEventListener("hashchange", follow);
  follow();
  for (const trigger of document.querySelectorAll(".trigger")) {
    const ids = [...trigger.querySelectorAll("i[id]")].map((mark) => mark.id.slice(2));
    const notes = [...trigger.querySelector("a").getAttribute("aria-describedby").trim().split(/\s+/)];
    const on = () => { light(ids); for (const note of notes) document.getElementById(note)?.classList.add("lit"); };
    trigger.addEventListener("mouseenter", on);
    trigger.addEventListener("focusin", on);
  }
}
