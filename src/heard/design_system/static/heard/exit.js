// Leaves at once: the exit link, or Shift three times. Covers the page, forgets what was typed and
// replaces this page in the history, so that Back does not return to it. Without this script the
// exit is a plain link to the same address.
(() => {
  "use strict";
  const link = document.querySelector("[data-exit]");
  if (!link) return;
  const status = document.querySelector("[data-exit-status]");
  const hint = document.querySelector("[data-exit-hint]");
  const TIMES = 3;
  const WITHIN_MS = 5000;
  let presses = 0;
  let alone = false;
  let timer = 0;

  const leave = () => {
    document.documentElement.classList.add("heard-leaving");
    document.querySelectorAll("form").forEach((form) => form.reset());
    document.querySelectorAll("textarea, input[type=text]").forEach((box) => { box.value = ""; });
    window.location.replace(link.href);
  };

  // The barest error page has nowhere to say it.
  const say = (words) => {
    if (status) status.textContent = words;
  };

  const forgetPresses = () => {
    presses = 0;
    say("");
  };

  link.addEventListener("click", (event) => {
    event.preventDefault();
    leave();
  });

  // A press counts only when Shift went down and up with no other key, so that
  // typing capital letters never throws anybody out.
  document.addEventListener("keydown", (event) => {
    if (event.key === "Shift") {
      if (!event.repeat) alone = true;
      return;
    }
    alone = false;
    forgetPresses();
  });

  document.addEventListener("keyup", (event) => {
    if (event.key !== "Shift" || !alone) return;
    alone = false;
    presses += 1;
    window.clearTimeout(timer);
    if (presses >= TIMES) {
      leave();
      return;
    }
    timer = window.setTimeout(forgetPresses, WITHIN_MS);
    const left = presses === 1 ? link.dataset.exitTwice : link.dataset.exitOnce;
    if (left) say(link.dataset.exitMore.replace("TIMES", left));
  });

  // A page brought back from the browser's memory still shows what was on it:
  // hide it and ask the server again, which no longer knows this person.
  window.addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    document.documentElement.classList.add("heard-leaving");
    window.location.reload();
  });

  if (hint) hint.hidden = false;
})();
