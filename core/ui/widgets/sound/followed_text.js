// Follows the sound of a player on the same page in its text, and sets how fast it is played.
//
// The player is Streamlit's own, which may be drawn anew at any time: it is looked for by the path of
// its file, and its events are heard at the document.
const stops = new WeakMap();

export default function (component) {
  const { data, parentElement } = component;
  stops.get(parentElement)?.();
  const sentences = JSON.parse(data.sentences);
  const list = parentElement.querySelector("ol");
  const speed = parentElement.querySelector("select");
  parentElement.querySelector("label").firstChild.textContent = `${data.speed} `;
  speed.setAttribute("aria-label", data.speed);

  const isOurs = (sound) =>
    sound instanceof HTMLMediaElement && (sound.currentSrc || sound.src).includes(data.path);
  const player = () => [...document.querySelectorAll("audio")].find(isOurs);

  list.replaceChildren(
    ...sentences.map(([begins, , words]) => {
      const item = document.createElement("li");
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = words;
      button.addEventListener("click", () => {
        const sound = player();
        if (!sound) return;
        sound.currentTime = begins;
        sound.play();
      });
      item.append(button);
      return item;
    }),
  );

  const follow = (event) => {
    const sound = event.target;
    if (!isOurs(sound)) return;
    sound.playbackRate = Number(speed.value);
    const at = sound.currentTime;
    const now = sentences.findIndex(([begins, ends]) => begins <= at && at < ends);
    [...list.children].forEach((item, place) => {
      const button = item.firstChild;
      if (place !== now) return button.removeAttribute("aria-current");
      if (button.getAttribute("aria-current")) return;
      button.setAttribute("aria-current", "true");
      // The list alone: the page stays where its reader is.
      list.scrollTop = item.offsetTop - list.clientHeight / 2;
    });
  };
  const change = () => {
    const sound = player();
    if (sound) sound.playbackRate = Number(speed.value);
  };
  const heard = ["play", "timeupdate", "seeked"];
  heard.forEach((name) => document.addEventListener(name, follow, true));
  speed.addEventListener("change", change);
  const stop = () => {
    heard.forEach((name) => document.removeEventListener(name, follow, true));
    speed.removeEventListener("change", change);
  };
  stops.set(parentElement, stop);
  return stop;
}
