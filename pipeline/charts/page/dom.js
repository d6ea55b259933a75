// Elements are made and filled one by one, never from markup: data cannot become code.

const SVG = "http://www.w3.org/2000/svg";

// Attributes: "on" holds listeners, "style" custom properties; null and false leave one out.
function fill(element, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) {
    if (name === "on") {
      for (const [event, listener] of Object.entries(value)) element.addEventListener(event, listener);
    } else if (name === "style") {
      for (const [property, set] of Object.entries(value)) element.style.setProperty(property, set);
    } else if (value !== null && value !== false) {
      element.setAttribute(name, value === true ? "" : value);
    }
  }
  element.append(...nodesOf(children));
  return element;
}

// What `condition && node` leaves where the condition is false is no node.
function nodesOf(children) {
  return children.flat(Infinity).filter((child) => child !== null && child !== false && child !== "");
}

function refill(element, ...children) {
  element.replaceChildren(...nodesOf(children));
}

function make(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

function draw(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

// Text of the data: its direction is its own and does not turn what stands around it.
function apart(text, attributes = {}) {
  return make("bdi", attributes, text);
}

function button(attributes, ...children) {
  return make("button", { type: "button", ...attributes }, ...children);
}

function table(caption, heads, rows, attributes = {}) {
  const head = make("tr", {}, heads.map((cell) => make("th", { scope: "col" }, cell)));
  const body = rows.map((cells) =>
    make("tr", {}, cells.map((cell, n) => (n ? make("td", {}, cell) : make("th", { scope: "row" }, cell)))),
  );
  return make("div", { class: "scroll", ...attributes },
    make("table", {}, make("caption", {}, caption), make("thead", {}, head), make("tbody", {}, body)));
}

function section(title, ...children) {
  return make("section", { class: "card" }, make("h2", {}, title), ...children);
}

function tell(text) {
  document.getElementById("told").textContent = text;
}
