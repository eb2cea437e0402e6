// Draws the rows of a list, and says which one is to be opened.
//
// A row that has not changed is left as it is, so that whoever has come to its link by the keyboard
// stays there while the page is drawn anew.

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const list = parentElement.querySelector("ul");
  const rows = JSON.parse(data.rows);
  list.className = data.style;
  while (list.children.length > rows.length) list.lastChild.remove();
  rows.forEach((row, place) => {
    const item = list.children[place] ?? list.appendChild(emptyRow());
    const link = item.lastChild;
    const told = JSON.stringify([row.told, row.name, data.label, data.icon]);
    if (item.told !== told) {
      item.told = told;
      item.firstChild.replaceChildren(...row.told.map(drawn));
      link.replaceChildren(drawn(["icon", data.icon]), drawn(data.label));
      link.setAttribute("aria-label", row.name);
    }
    link.opens = row.opens;
    // Where there is no such page the row leads nowhere.
    link.hidden = row.address === null;
    const address = row.address ?? "";
    if (link.getAttribute("href") !== address) link.setAttribute("href", address);
  });
  list.onclick = (event) => {
    const link = event.target.closest("a");
    // With a key that asks for another tab or window the browser follows the link itself.
    if (!link || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    setTriggerValue("opened", link.opens);
  };
}

function emptyRow() {
  const item = document.createElement("li");
  item.append(document.createElement("div"), document.createElement("a"));
  return item;
}

// A text, or the name of a style with what is drawn in it; see told.py.
function drawn(part) {
  if (typeof part === "string") return document.createTextNode(part);
  const [style, ...inside] = part;
  if (style === "break") return document.createElement("br");
  const element = document.createElement(style === "bold" ? "strong" : "span");
  if (style === "lang") element.lang = inside.shift();
  else if (style === "icon") element.setAttribute("aria-hidden", "true");
  if (style !== "bold" && style !== "lang") element.className = style;
  element.append(...inside.map(drawn));
  return element;
}
