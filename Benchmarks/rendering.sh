#!/usr/bin/env bash
# Compares pages a second that exitway shows in the browser, with all that it does about them, with
# drivers of the same browser that open one page after another: a bare one takes the DOM, another also
# the pictures that are evidence. All read the same pages from the same nginx; rounds alternate.
# docs/performance.md quotes it.
# Usage: rendering.sh EXITWAY [ROUNDS]
set -euo pipefail

program=$(realpath "$1")
rounds=${2:-3}
platforms=20
here=$(realpath "$(dirname "$0")")
browser=${EXITWAY_BROWSER:-$(command -v chromium-headless-shell || command -v chromium)}
# shellcheck source=Benchmarks/site.sh
. "$here/site.sh"

port=$(free_ports 1)
mkdir -p "$folder/site" "$folder/scenarios"
python3 - "$folder" "$platforms" "$port" <<'PYTHON'
import json, pathlib, sys
folder, platforms, port = pathlib.Path(sys.argv[1]), int(sys.argv[2]), sys.argv[3]
site = folder / "site"
# A script of the size that applications of today have, most of it never run.
weight = "".join(f"function f{n}(a){{return a*{n}+'delete account {n}'}}\n" for n in range(2500))
(site / "app.js").write_text(weight + """
const place = location.pathname.slice(1) || 'home';
fetch('/' + place + '.json').then((answer) => answer.json()).then((page) => {
  document.title = page.title;
  root.innerHTML = `<header><nav><ul>${page.menu.map((label, n) =>
    `<li><a href="/category/${n}">${label}</a></li>`).join('')}</ul></nav></header>
    <main><h1>${page.title}</h1>${page.texts.map((text) => `<p>${text}</p>`).join('')}
    ${page.links.map(([to, label]) => `<p><a href="${to}">${label}</a></p>`).join('')}${page.form ?? ''}</main>`;
});""")
shell = '<!doctype html><html lang="en"><meta charset="utf-8"><title>Shop</title><div id="root"></div><script src="/app.js"></script>'
texts = ["Look after your orders, your addresses and what we may send you."] * 20
way = ["home", "account", "settings", "security", "leave", "confirm"]
labels = {"account": "My account", "settings": "Settings", "security": "Security settings",
          "leave": "Delete account", "confirm": "Continue"}
for here, to in zip(way, way[1:] + [None]):
    page = {"title": here.capitalize(), "texts": texts, "menu": [f"Category {n}" for n in range(120)],
            "links": [["/" + to, labels[to]]] if to else []}
    if here == "confirm":
        page["texts"] = ["Your account will be deleted for good and cannot be restored."]
        page["form"] = "<form method=post><button>Delete account</button></form>"
    (site / f"{here}.json").write_text(json.dumps(page))
    (site / (here if here != "home" else "index.html")).write_text(shell)
for number in range(platforms):
    (folder / "scenarios" / f"p{number:02}.yaml").write_text(f"""platform: Shop {number}
locales: {{en: {{host: "p{number}.localhost:{port}"}}}}
start: {{home: "http://${{host}}/", account: "http://${{host}}/account"}}
limits: {{pages: 8}}
""")
PYTHON
start_nginx "http://127.0.0.1:$port/" <<CONF
pid $folder/nginx.pid; error_log stderr error; daemon off; worker_processes 1;
events { worker_connections 512; }
http { log_not_found off; log_format short '\$request_uri'; access_log $folder/access.log short;
  types { application/javascript js; application/json json; } default_type text/html;
  server { listen 127.0.0.1:$port; root $folder/site; index index.html; } }
CONF

# Documents that were answered since the last call.
documents() {
  grep -cE '^/(|account|settings|security|leave|confirm)$' "$folder/access.log" || true
  : >"$folder/access.log"
}
addresses=()
for number in $(seq 0 19); do
  for page in "" account settings security leave confirm; do
    addresses+=("http://p$number.localhost:$port/$page")
  done
done

now() { date +%s.%N; }
# Pages a second since a moment.
pace() { echo "$(documents) $1 $(now)" | awk '{print $1 / ($3 - $2)}'; }
ratio() { echo "$1 $2" | awk '{printf "%.2f", $1 / $2}'; }
# Pages a second of a driver: bare or pictures.
drive() {
  local start
  documents >/dev/null
  start=$(now)
  python3 "$here/Rendering/driver.py" "$1" "$browser" "${addresses[@]}" >/dev/null
  pace "$start"
}
for round in $(seq "$rounds"); do
  bare=$(drive bare)
  pictures=$(drive pictures)
  start=$(now)
  (cd "$folder" && /usr/bin/time -o "$folder/time" -f '%M' "$program" check scenarios --pause 0 \
    --fetches 1 --quiet --output "$folder/out" >/dev/null 2>&1) || true
  own=$(pace "$start")
  rm -rf "$folder/out"
  echo "round $round: exitway shows $(ratio "$own" "$bare") times the pages a second of the bare driver, which shows $(ratio "$pictures" "$bare") times as many itself when it takes pictures; $(tail -1 "$folder/time") KiB of its own"
done
