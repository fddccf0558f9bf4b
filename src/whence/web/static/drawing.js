// Draws what the server laid out: asks for the drawing at the width there is, and makes every mark a link that the
// mouse and the keyboard reach. Colours come from the style sheet, so nothing is drawn again when the page turns dark.
"use strict";
{
  const figure = document.querySelector(".drawing");
  const stage = figure?.querySelector(".stage");
  const panel = document.querySelector(".panel");
  const empty = panel ? [...panel.childNodes] : [];
  const tip = document.body.appendChild(Object.assign(document.createElement("div"), { className: "drawing-tip", hidden: true }));
  let view, drawn = 0, chosen = null;

  const make = (name, words, href) => {
    const made = document.createElement(name);
    if (words) made.textContent = words;
    if (href) made.href = href;
    return made;
  };

  const show = (words, x, y) => {
    tip.textContent = words || "";
    tip.hidden = !words;
    if (!words) return;
    const { width, height } = tip.getBoundingClientRect();
    tip.style.left = `${Math.max(8, Math.min(x + 14, innerWidth - width - 8))}px`;
    tip.style.top = `${y + 18 + height > innerHeight ? Math.max(8, y - height - 12) : y + 18}px`;
  };

  const signal = (name, value) => { if (view && panel) view.signal(name, value).runAsync(); };

  // What the table says of a mark, in the panel beside the drawing.
  const choose = (mark) => {
    chosen?.classList.remove("chosen");
    chosen = mark;
    chosen?.classList.add("chosen");
    panel.classList.toggle("filled", Boolean(mark));
    signal("chosen", mark ? mark.__data__.datum.id : "");
    if (!mark) return panel.replaceChildren(...empty);
    const { id, href, title } = mark.__data__.datum;
    const heading = make("h2");
    heading.append(href.startsWith("#") ? title : make("a", title, href));
    const list = make("ul");
    for (const row of document.querySelectorAll(`tr[data-marks~="${CSS.escape(id)}"]`)) {
      const line = make("li");
      line.append(row.querySelector(".what a").cloneNode(true), make("br"), row.querySelector(".when").textContent, " · ");
      line.append(...row.querySelector(".marks").cloneNode(true).childNodes);
      list.append(line);
    }
    const close = make("button", "Close");
    close.type = "button";
    close.addEventListener("click", () => { choose(null); mark.focus(); });
    panel.replaceChildren(heading, list, close);
  };

  // A first look fills the panel where there is one; the second, or the first where there is none, follows the link.
  const follow = (mark, apart) => {
    const { href } = mark.__data__.datum;
    if (panel && !apart && chosen !== mark) return choose(mark);
    if (!href) return;
    if (apart) open(href, "_blank", "noopener");
    else location.assign(href);
  };

  const STEPS = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1, Home: -Infinity, End: Infinity };

  // One stop for the tab key, arrows from mark to mark: a drawing of three hundred marks is no trap.
  const reach = (marks) => {
    marks.forEach((mark, at) => {
      const datum = mark.__data__.datum;
      mark.setAttribute("tabindex", at ? "-1" : "0");
      mark.addEventListener("mousemove", (event) => show(datum.says, event.clientX, event.clientY));
      mark.addEventListener("mouseleave", () => show());
      mark.addEventListener("click", (event) => { show(); follow(mark, event.ctrlKey || event.metaKey); });
      mark.addEventListener("focus", () => {
        for (const other of marks) other.setAttribute("tabindex", other === mark ? "0" : "-1");
        signal("over", datum.id);
        if (!mark.matches(":focus-visible")) return;
        const box = mark.getBoundingClientRect();
        show(datum.says, box.left, box.bottom - 10);
      });
      mark.addEventListener("blur", () => { show(); signal("over", ""); });
      mark.addEventListener("keydown", (event) => {
        if (event.key === "Enter" || event.key === " ") follow(mark, event.ctrlKey || event.metaKey);
        else if (event.key === "Escape") { show(); if (panel) choose(null); }
        else if (event.key in STEPS) marks[Math.max(0, Math.min(marks.length - 1, at + STEPS[event.key]))].focus();
        else return;
        event.preventDefault();
      });
    });
  };

  const draw = async () => {
    const width = Math.floor(stage.clientWidth);
    if (!width || width === drawn) return;
    drawn = width;
    const address = new URL(figure.dataset.source, location.href);
    address.searchParams.set("width", width);
    const answer = await fetch(address);
    if (!answer.ok) throw new Error(`${answer.status} for ${address.pathname}`);
    const { drawing } = await answer.json();
    if (!drawing || width !== drawn) return;
    for (const mark of drawing.marks) if (mark.name?.startsWith("hits")) {  // followed here, not by Vega
      delete mark.encode.update.href;
      delete mark.encode.update.tooltip;
    }
    if (panel) choose(null);
    view?.finalize();
    ({ view } = await vegaEmbed(stage, drawing, {
      ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: false, hover: true,
    }));
    stage.classList.add("done");
    figure.querySelector(".hint").hidden = false;
    stage.querySelector("svg").removeAttribute("tabindex");
    reach([...stage.querySelectorAll('.hits [role="link"]'), ...stage.querySelectorAll('.hits-links [role="link"]')]);
  };

  if (figure) {
    let soon;
    draw();
    new ResizeObserver(() => { clearTimeout(soon); soon = setTimeout(draw, 200); }).observe(figure);
  }
}
