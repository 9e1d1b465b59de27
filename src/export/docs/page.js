"use strict";
(() => {
  const form = document.getElementById("search");
  const query = document.getElementById("query");
  const results = document.getElementById("results");
  const hits = document.getElementById("hits");
  const more = document.getElementById("more");
  const found = document.getElementById("found");
  const SHOWN = 40;

  // What can be found is what the page holds: methods, types wherever they are described, and members of types.
  const words = (name) => name.replace(/([a-z0-9])([A-Z])/g, "$1 $2").toLowerCase().split(/[^a-z0-9]+/);
  const entries = Array.from(document.querySelectorAll("[data-entry], .members > div"), (element) => ({
    id: element.id,
    name: element.id.toLowerCase(),
    // Of a member, the name alone: `Thread.turns` is found as `turns`, and in full.
    member: element.dataset.entry ? undefined : element.id.slice(element.id.lastIndexOf(".") + 1).toLowerCase(),
    words: words(element.id),
    kind: element.dataset.entry ?? "member",
    element,
  }));

  const summary = ({ element }) => {
    const text = element.querySelector(":scope > .lead, :scope > .doc > p, :scope > dd > p");
    return text ? text.textContent : "";
  };

  // Less is better; nothing when the entry does not match.
  const rank = (entry, wanted, parts) => {
    if (entry.member !== undefined) {
      if (entry.name.startsWith(wanted) && wanted.includes(".")) return 0;
      if (entry.member === wanted) return 3;
      return entry.member.startsWith(wanted) ? 8 : undefined;
    }
    if (entry.name === wanted) return 0;
    if (entry.name.startsWith(wanted)) return 1;
    if (entry.words.some((word) => word.startsWith(wanted))) return 2;
    if (parts.length > 1 && parts.every((part) => entry.words.some((word) => word.startsWith(part)))) return 4;
    if (entry.name.includes(wanted)) return 5;
    // Initials: "tsp" is ThreadStartParams.
    if (entry.words.map((word) => word[0]).join("").startsWith(wanted)) return 6;
    return parts.length > 1 && parts.every((part) => entry.name.includes(part)) ? 7 : undefined;
  };

  const weight = (entry) => (entry.element.matches(".method") ? 0 : entry.kind === "message" ? 2 : 1);

  let active = -1;
  const options = () => hits.querySelectorAll("[role=option]");

  const activate = (next) => {
    const all = options();
    if (all[active]) all[active].setAttribute("aria-selected", "false");
    active = all.length === 0 ? -1 : (next + all.length) % all.length;
    if (active < 0) {
      query.removeAttribute("aria-activedescendant");
      return;
    }
    all[active].setAttribute("aria-selected", "true");
    all[active].scrollIntoView({ block: "nearest" });
    query.setAttribute("aria-activedescendant", all[active].id);
  };

  const close = () => {
    results.hidden = true;
    hits.replaceChildren();
    more.textContent = "";
    active = -1;
    query.setAttribute("aria-expanded", "false");
    query.removeAttribute("aria-activedescendant");
  };

  const part = (tag, className, text) => {
    const element = document.createElement(tag);
    element.className = className;
    element.textContent = text;
    return element;
  };

  const show = () => {
    const wanted = query.value.trim().toLowerCase();
    close();
    found.textContent = "";
    if (wanted === "") return;
    const parts = words(wanted).filter(Boolean);
    const matches = entries
      .map((entry) => ({ entry, rank: rank(entry, wanted, parts) }))
      .filter((match) => match.rank !== undefined)
      .sort(
        (a, b) =>
          a.rank - b.rank ||
          weight(a.entry) - weight(b.entry) ||
          a.entry.id.length - b.entry.id.length ||
          (a.entry.id < b.entry.id ? -1 : 1),
      );
    matches.slice(0, SHOWN).forEach(({ entry }, place) => {
      const option = document.createElement("li");
      option.id = `hit-${place}`;
      option.setAttribute("role", "option");
      option.setAttribute("aria-selected", "false");
      option.dataset.id = entry.id;
      option.append(part("span", "name", entry.id), part("span", "kind", entry.kind));
      option.append(part("span", "about", summary(entry)));
      hits.append(option);
    });
    const count = matches.length;
    found.textContent = count === 1 ? "1 entry found" : `${count} entries found`;
    if (count === 0) more.textContent = "Nothing has such a name.";
    if (count > SHOWN) more.textContent = `and ${count - SHOWN} more: type on to narrow them down`;
    results.hidden = false;
    query.setAttribute("aria-expanded", "true");
    activate(0);
  };

  const go = (option) => {
    if (!option) return;
    const id = option.dataset.id;
    close();
    query.value = "";
    query.blur();
    // Going to the same place twice must scroll there again.
    if (decodeURIComponent(location.hash.slice(1)) === id) document.getElementById(id).scrollIntoView();
    else location.hash = id;
  };

  query.addEventListener("input", show);
  query.addEventListener("focus", show);
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    go(options()[active]);
  });
  form.addEventListener("focusout", (event) => {
    if (!form.contains(event.relatedTarget)) close();
  });
  query.addEventListener("keydown", (event) => {
    if (event.key === "ArrowDown") activate(active + 1);
    else if (event.key === "ArrowUp") activate(active - 1);
    else if (event.key === "Enter") go(options()[active]);
    else if (event.key === "Escape") {
      query.value = "";
      close();
      query.blur();
    } else return;
    event.preventDefault();
  });
  // The field keeps the focus while the mouse chooses.
  results.addEventListener("mousedown", (event) => event.preventDefault());
  hits.addEventListener("click", (event) => go(event.target.closest("[role=option]")));
  document.addEventListener("keydown", (event) => {
    const typing = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key !== "/" || typing || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    query.focus();
    query.select();
  });

  form.hidden = false;
  if (matchMedia("(hover: hover)").matches) query.placeholder = "Search: press /";
  // Where there is room beside the text, the methods are open at once.
  if (matchMedia("(min-width: 56.01rem)").matches) {
    document.querySelector("nav details").open = true;
  }
})();
