// A field that offers the rows whose name holds what is typed, whatever its hamza and vowel
// marks (ARIA Authoring Practices, combobox with list).

const OFFERED = 12;

// `rows` are {n, names, shown}; `choose` gets a row's number, -1 when the field is emptied.
function chooser(id, label, rows, chosen, choose) {
  const searchable = rows.map((row) => fold(row.names.join("\n")).toLowerCase());
  const shownOf = (n) => rows.find((row) => row.n === n)?.shown ?? "";
  const list = make("ul", { id: `${id}-list`, role: "listbox", "aria-label": label, hidden: true });
  const field = make("input", {
    id, type: "text", dir: "auto", role: "combobox", autocomplete: "off", spellcheck: "false",
    "aria-expanded": "false", "aria-controls": `${id}-list`, "aria-autocomplete": "list",
    placeholder: word("anyone"),
  });
  field.value = shownOf(chosen);
  let offered = [];
  let marked = -1;

  function open() {
    const wanted = fold(field.value.trim()).toLowerCase();
    offered = rows.filter((_, i) => searchable[i].includes(wanted)).slice(0, OFFERED);
    list.replaceChildren(...offered.map((row, i) =>
      make("li", { id: `${id}-${i}`, role: "option", "aria-selected": "false",
        on: { mousedown: (event) => { event.preventDefault(); take(row.n); } } }, apart(row.shown))));
    mark(-1);
    list.hidden = offered.length === 0;
    field.setAttribute("aria-expanded", String(!list.hidden));
  }

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
  }

  function mark(i) {
    marked = i;
    [...list.children].forEach((item, at) => item.setAttribute("aria-selected", String(at === i)));
    if (i >= 0) field.setAttribute("aria-activedescendant", `${id}-${i}`);
    else field.removeAttribute("aria-activedescendant");
  }

  function take(n) {
    close();
    field.value = shownOf(n);
    choose(n);
  }

  function onKey(event) {
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      event.preventDefault();
      if (list.hidden) open();
      const step = event.key === "ArrowDown" ? 1 : -1;
      if (offered.length) mark((marked + step + offered.length) % offered.length);
    } else if (event.key === "Enter") {
      event.preventDefault();
      if (field.value.trim() === "") take(-1);
      else if (!list.hidden) take(offered[Math.max(marked, 0)].n);
    } else if (event.key === "Escape") {
      close();
      field.value = shownOf(chosen);
    }
  }

  fill(field, { on: {
    input: open, keydown: onKey, focus: () => field.select(), click: open,
    blur: () => { close(); if (field.value.trim() === "" && chosen >= 0) take(
      -1); else field.value = shownOf(chosen); },
  } }, []);
  return make("div", { class: "field chooser" }, make("label", { for: id }, label), field, list);
}
