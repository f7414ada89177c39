
"use strict";
// Copies the exact text of a part of the page. A browser may refuse the clipboard to a file on the disk: then the
// older way is tried, and if that is refused too, the text is left selected for the keyboard.
(() => {
  let exact = null;

  function select(part) {
    const range = document.createRange();
    range.selectNodeContents(part);
    const selection = getSelection();
    selection.removeAllRanges();
    selection.addRange(range);
  }

  function exactPart(node) {
    const element = node instanceof Element ? node : node && node.parentElement;
    return element ? element.closest(".exact") : null;
  }

  // Plain text only: a mail page would take over the fonts of this one.
  document.addEventListener("copy", (event) => {
    const selection = getSelection();
    const part = exactPart(selection.anchorNode);
    const isWithin = part && selection.rangeCount && part === exactPart(selection.focusNode);
    const text = exact === null && isWithin ? selection.getRangeAt(0).toString() : exact;
    if (text) {
      event.clipboardData.setData("text/plain", text);
      event.preventDefault();
    }
  });

  async function copied(part) {
    try {
      await navigator.clipboard.writeText(part.textContent);
      return true;
    } catch {
      select(part);
    }
    exact = part.textContent;
    try {
      return document.execCommand("copy");
    } catch {
      return false;
    } finally {
      exact = null;
    }
  }

  async function answer(button) {
    const told = button.closest(".copies").querySelector("[role=status]");
    const part = document.getElementById(button.dataset.copy);
    told.textContent = "";
    told.textContent = (await copied(part))
      ? `Copied: ${button.dataset.what}.`
      : `${button.dataset.what} is selected: press Ctrl+C, on a Mac Command+C.`;
  }

  for (const button of document.querySelectorAll("button[data-copy]")) {
    button.addEventListener("click", () => answer(button));
  }
  for (const element of document.querySelectorAll(".needs-script")) {
    element.hidden = false;
  }
})();
