// Rows that are dragged, or moved by their buttons. The order is told to the page when it has changed;
// the rows are not drawn anew when it comes back, so that the focus stays where it was.
const shown = new WeakMap();

export default function (component) {
  const { data, parentElement, setTriggerValue } = component;
  const list = parentElement.querySelector("ol");
  const status = parentElement.querySelector("p");
  const order = () => JSON.stringify([...list.children].map((row) => row.dataset.id));
  const items = JSON.parse(data.items);
  const wanted = JSON.stringify(items.map(([id]) => id));
  const labels = [data.list, data.up, data.down, data.place, JSON.stringify(items.slice().sort())].join();
  const last = shown.get(parentElement);
  if (last?.labels === labels) {
    // What answers an earlier move than the last one would take the last one back.
    const answered = last.told.indexOf(wanted);
    last.told.splice(0, answered + 1);
    if (answered >= 0 || order() === wanted) return;
  }
  const told = [];
  shown.set(parentElement, { labels, told });

  const say = (words, row) =>
    words
      .replace("{name}", () => row.dataset.name)
      .replace("{place}", [...list.children].indexOf(row) + 1)
      .replace("{total}", list.children.length);
  const limit = (button, ends) =>
    ends ? button.setAttribute("aria-disabled", "true") : button.removeAttribute("aria-disabled");
  const limits = () =>
    [...list.children].forEach((row, place) => {
      const [up, down] = row.querySelectorAll("button");
      limit(up, place === 0);
      limit(down, place === list.children.length - 1);
    });
  const tell = (row) => {
    limits();
    status.textContent = say(data.place, row);
    told.push(order());
    setTriggerValue("moved", order());
  };

  const button = (row, words, sign, move) => {
    const made = document.createElement("button");
    made.type = "button";
    made.textContent = sign;
    made.setAttribute("aria-label", say(words, row));
    made.addEventListener("click", () => {
      // Not `disabled`: the focus would be lost at the first and at the last place.
      if (made.hasAttribute("aria-disabled")) return;
      move(row);
      made.focus();
      tell(row);
    });
    return made;
  };

  let before = "";
  list.setAttribute("aria-label", data.list);
  list.replaceChildren(
    ...items.map(([id, name]) => {
      const row = document.createElement("li");
      row.dataset.id = id;
      row.dataset.name = name;
      row.draggable = true;
      const words = document.createElement("span");
      words.textContent = name;
      row.append(
        words,
        button(row, data.up, "↑", (one) => one.previousElementSibling.before(one)),
        button(row, data.down, "↓", (one) => one.nextElementSibling.after(one)),
      );
      row.addEventListener("dragstart", (event) => {
        before = order();
        row.classList.add("dragged");
        event.dataTransfer.effectAllowed = "move";
        event.dataTransfer.setData("text/plain", name);
      });
      row.addEventListener("dragover", (event) => {
        const dragged = list.querySelector(".dragged");
        if (!dragged) return;
        event.preventDefault();
        if (dragged === row) return;
        const { top, height } = row.getBoundingClientRect();
        if (event.clientY < top + height / 2) row.before(dragged);
        else row.after(dragged);
      });
      row.addEventListener("drop", (event) => event.preventDefault());
      row.addEventListener("dragend", () => {
        row.classList.remove("dragged");
        if (order() !== before) tell(row);
      });
      return row;
    }),
  );
  limits();
}
