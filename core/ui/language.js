// Gives `lang` to what Streamlit draws in a container with a key such as "in-zh-TW-3".
(() => {
  const KEY = /(?:^|\s)st-key-in-([A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*?)-\d+(?:\s|$)/;
  const mark = (element) => {
    const found = KEY.exec(element.className);
    if (found) element.setAttribute("lang", found[1]);
  };
  const look = (node) => {
    if (!(node instanceof HTMLElement)) return;
    mark(node);
    node.querySelectorAll("[class*='st-key-in-']").forEach(mark);
  };
  new MutationObserver((changes) => {
    for (const change of changes) {
      if (change.type === "attributes") mark(change.target);
      else change.addedNodes.forEach(look);
    }
  }).observe(document.documentElement, {
    childList: true,
    subtree: true,
    attributes: true,
    attributeFilter: ["class"],
  });
  look(document.documentElement);
})();
