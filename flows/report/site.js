// What the pages do better with a script: tables that sort and search, and lines that stand out. Without one, nothing is missing.
"use strict";

function valueOf(row, column) {
  const cell = row.cells[column];
  const text = cell.dataset.value ?? cell.textContent.trim();
  if (!cell.classList.contains("number")) return text.toLocaleLowerCase();
  return text === "" ? -Infinity : Number(text.replaceAll(",", ""));
}

function sortable(table) {
  const body = table.tBodies[0];
  const heads = [...table.tHead.rows[0].cells];
  const sort = (head, column) => {
    const isUp = head.getAttribute("aria-sort") === "ascending";
    heads.forEach((each) => each.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", isUp ? "descending" : "ascending");
    const rows = [...body.rows].map((row) => [valueOf(row, column), row]);
    rows.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0) * (isUp ? -1 : 1));
    body.append(...rows.map(([, row]) => row));
  };
  heads.forEach((head, column) => {
    head.classList.add("sortable");
    head.tabIndex = 0;
    head.title = "sort the rows of this page";
    head.addEventListener("click", () => sort(head, column));
    head.addEventListener("keydown", (event) => {
      if (event.key === "Enter") sort(head, column);
    });
  });
}

function searchable(table) {
  const field = document.createElement("input");
  field.type = "search";
  field.className = "filter";
  field.placeholder = "only rows of this page with …";
  field.setAttribute("aria-label", field.placeholder);
  field.addEventListener("input", () => {
    const words = field.value.toLocaleLowerCase().split(/\s+/);
    for (const row of table.tBodies[0].rows) {
      const text = row.textContent.toLocaleLowerCase();
      row.hidden = !words.every((word) => text.includes(word));
    }
  });
  table.parentElement.before(field);
}

function lightable(picture) {
  const parts = [...picture.querySelectorAll("[data-ends]")];
  for (const card of picture.querySelectorAll("[data-key]")) {
    const light = () => {
      picture.classList.add("lit");
      const on = new Set([card.dataset.key]);
      for (const part of parts) {
        const ends = part.dataset.ends.split(" ");
        const isOn = ends.includes(card.dataset.key);
        part.classList.toggle("on", isOn);
        if (isOn) ends.forEach((end) => on.add(end));
      }
      for (const each of picture.querySelectorAll("[data-key]")) each.classList.toggle("on", on.has(each.dataset.key));
    };
    const dim = () => picture.classList.remove("lit");
    card.addEventListener("mouseenter", light);
    card.addEventListener("mouseleave", dim);
    card.addEventListener("focusin", light);
    card.addEventListener("focusout", dim);
  }
}

document.querySelectorAll("table").forEach(sortable);
document.querySelectorAll("table.filtered").forEach((table) => {
  if (table.tBodies[0].rows.length > 8) searchable(table);
});
document.querySelectorAll(".beside, svg.plot:not(.beside *)").forEach(lightable);
