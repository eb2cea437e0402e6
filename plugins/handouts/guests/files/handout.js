// The page of a link: follows the sound in the text, goes on where somebody stopped, and tells the
// clinic what was heard and answered, without a word about who it was.
"use strict";

const EVERY_MS = 3000; // what a clinic withdraws is gone within five seconds

const main = document.getElementById("handout");
document.getElementById("print")?.addEventListener("click", () => window.print());
if (main) follow(main);

function follow(main) {
  const sound = document.getElementById("sound");
  const address = main.dataset.address;
  const kept = `handout:${address}`;
  let played = false;
  let finished = false;
  let stoppedAt = null; // what the clinic was last told
  let ends = null;

  const tell = (event) =>
    fetch(`${address}/events`, {
      method: "POST",
      keepalive: true,
      headers: { "content-type": "application/json" },
      body: JSON.stringify(event),
    }).catch(() => null);

  // Resume.
  const before = Number(read(kept));
  const resume = () => {
    if (before > 1 && before < sound.duration - 1) {
      sound.currentTime = before;
      const resumed = document.getElementById("resumed");
      resumed.textContent = resumed.dataset.said;
    }
  };
  if (sound.readyState >= 1) resume();
  else sound.addEventListener("loadedmetadata", resume, { once: true });
  sound.addEventListener("timeupdate", () => write(kept, sound.currentTime));

  // Speed, and ten seconds back.
  const speed = document.getElementById("speed");
  speed.addEventListener("change", () => {
    sound.playbackRate = sound.defaultPlaybackRate = Number(speed.value);
  });
  document.getElementById("back").addEventListener("click", () => {
    sound.currentTime = Math.max(0, sound.currentTime - 10);
  });

  // The sentence that is heard.
  const track = sound.textTracks[0];
  track.mode = "hidden"; // loaded and followed, and drawn by us: a sound has no picture for it
  track.addEventListener("cuechange", () => {
    const cue = track.activeCues[0];
    document.querySelector("#words .now")?.classList.remove("now");
    if (!cue) return;
    document.getElementById(`s${cue.id}`)?.classList.add("now");
    const words = document.getElementById(`s${cue.id}`);
    document.getElementById("caption").textContent = words ? words.textContent : "";
  });

  // What was heard.
  sound.addEventListener("play", () => {
    if (!played) tell({ kind: "play" });
    played = true;
    look();
  });
  sound.addEventListener("ended", () => {
    write(kept, 0);
    if (finished) return;
    finished = true;
    tell({ kind: "finish", before: stoppedAt });
  });
  document.addEventListener("visibilitychange", () => {
    const at = sound.currentTime;
    const told = stoppedAt !== null && Math.abs(at - stoppedAt) < 0.5;
    if (document.visibilityState !== "hidden" || !played || finished || told) return;
    tell({ kind: "stop", at, before: stoppedAt });
    stoppedAt = at;
  });

  // Answers.
  for (const field of document.querySelectorAll("fieldset[data-kind]")) {
    field.addEventListener("click", (click) => {
      const button = click.target.closest("button");
      if (!button || button.getAttribute("aria-pressed") === "true") return;
      const earlier = field.querySelector('[aria-pressed="true"]');
      earlier?.setAttribute("aria-pressed", "false");
      button.setAttribute("aria-pressed", "true");
      field.querySelector("[role=status]").textContent = button.dataset.said;
      tell({
        kind: field.dataset.kind,
        question: Number(field.dataset.number),
        yes: button.dataset.yes === "true",
        before: earlier ? 0 : null,
      });
    });
  }

  // Whether the link still holds.
  async function look() {
    let answer;
    try {
      answer = await fetch(`${address}/state`, { cache: "no-store" });
    } catch {
      return; // no connection: asked again
    }
    if (answer.status === 404 || answer.status === 410) return close(main.dataset.ended);
    if (!answer.ok) return;
    const state = await answer.json();
    if (!state.open) close(state.message);
    else endIn(state.seconds_left);
  }

  function endIn(seconds) {
    clearTimeout(ends);
    const most = 2 ** 31 - 1; // a longer time than timers know; it is set anew by then
    ends = setTimeout(look, Math.min(1000 * seconds + 50, most));
  }

  function close(sentence) {
    clearInterval(asking);
    clearTimeout(ends);
    sound.pause();
    sound.removeAttribute("src");
    sound.load();
    const said = document.createElement("p");
    said.className = "made";
    said.setAttribute("role", "alert");
    said.textContent = sentence;
    main.replaceChildren(main.querySelector("h1"), said);
  }

  // Of a page that nobody sees or hears, nobody needs to know; it is asked when it comes back.
  const asking = setInterval(() => (document.hidden && sound.paused) || look(), EVERY_MS);
  sound.addEventListener("error", look); // a part of the sound that is not given any more
  endIn(Number(main.dataset.secondsLeft));
  // A page that was kept, such as one that somebody comes back to, may have ended meanwhile.
  window.addEventListener("pageshow", (event) => event.persisted && look());
  document.addEventListener("visibilitychange", () => !document.hidden && look());
}

// A browser may refuse to keep anything.
function read(key) {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    localStorage.setItem(key, String(value));
  } catch {
    // not kept
  }
}
