/// The one script of the report; its digest stands in the Content-Security-Policy.
///
/// It shows and hides cases, keeps the choice in the address, and opens what is folded for print.
/// The page is complete without it.
enum HTMLScript {
  static let code: StaticString = """

    (() => {
      const box = document.getElementById("filter");
      const folded = [];
      addEventListener("beforeprint", () => {
        for (const part of document.querySelectorAll("details:not([open])")) {
          part.open = true;
          folded.push(part);
        }
      });
      addEventListener("afterprint", () => {
        while (folded.length) folded.pop().open = false;
      });
      if (!box) return;
      const fields = [...box.querySelectorAll("select")];
      const status = document.getElementById("filter:status");
      const cases = [...document.querySelectorAll("section.case")];
      const rows = new Map([...document.querySelectorAll("tr[data-case]")].map(
        (row) => [row.dataset.case, row]));
      const groups = [...document.querySelectorAll(".matrix tbody")];
      const show = () => {
        let count = 0;
        for (const one of cases) {
          const fits = fields.every((field) => !field.value || (field.dataset.filter === "profile"
            ? one.dataset.profile.split(" ").includes(field.value)
            : one.dataset[field.dataset.filter] === field.value));
          one.hidden = !fits;
          const row = rows.get(one.id);
          if (row) row.hidden = !fits;
          if (fits) count += 1;
        }
        for (const group of groups) {
          group.hidden = !group.querySelector("tr[data-case]:not([hidden])");
        }
        status.textContent = status.dataset.words.replace("{1}", count)
          .replace("{2}", cases.length);
      };
      const keep = () => {
        const chosen = new URLSearchParams(fields.filter((field) => field.value)
          .map((field) => [field.dataset.filter, field.value])).toString();
        history.replaceState(null, "", "#" + (chosen ? "?" + chosen : ""));
      };
      const read = () => {
        if (!location.hash.startsWith("#?")) return;
        const chosen = new URLSearchParams(location.hash.slice(2));
        for (const field of fields) {
          const value = chosen.get(field.dataset.filter) || "";
          field.value = [...field.options].some((option) => option.value === value) ? value : "";
        }
      };
      box.addEventListener("change", () => { show(); keep(); });
      document.getElementById("filter:reset").addEventListener("click", () => {
        for (const field of fields) field.value = "";
        show();
        keep();
      });
      addEventListener("hashchange", () => { read(); show(); });
      box.hidden = false;
      read();
      show();
    })();

    """
}
