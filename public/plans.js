"use strict";
// Marks the whole clause that the address names, not only the line it begins on.
(() => {
  const mark = () => {
    document.querySelectorAll(".chon").forEach((line) => line.classList.remove("chon"));
    const anchor = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    if (!anchor) return;
    const first = Number(anchor.dataset.tu ?? anchor.dataset.n);
    const last = Number(anchor.dataset.den ?? anchor.dataset.n);
    for (let n = first; n <= last; n += 1) document.getElementById(`d${n}`)?.classList.add("chon");
    anchor.scrollIntoView({ block: "start" });
  };
  addEventListener("hashchange", mark);
  addEventListener("DOMContentLoaded", mark);
})();
