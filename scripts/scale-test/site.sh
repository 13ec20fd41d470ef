# A web site of many platforms in four locales, each on a host of its own, and their scenarios.
# scale-test.sh and Benchmarks/scale.sh read this file; it runs nothing.
# shellcheck shell=bash

locales='de en ja ko'

# Prints as many ports as asked that were free a moment ago.
free_ports() {
  python3 -c '
import socket, sys
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*(s.getsockname()[1] for s in sockets))' "$1"
}

# Writes one page: file, language, title, content. The filler makes the answer so long that the
# server's rate slows it down.
write_page() {
  mkdir -p "$(dirname "$1")"
  {
    printf '<!doctype html><html lang="%s"><meta charset="utf-8"><title>%s</title>' "$2" "$3"
    printf '<!-- %05000d --><h1>%s</h1>%s</html>\n' 0 "$3" "$4"
  } >"$1"
}

# Every locale speaks English, so that rules about language fail in three of four.
write_pages() {
  local folder=$1 locale
  for locale in $locales; do
    write_page "$folder/$locale/index.html" "$locale" Market '<p>Welcome to the market.</p>'
    write_page "$folder/$locale/account" "$locale" Account \
      '<main><a href="/orders">Orders</a> <a href="/close">Delete account</a></main>'
    write_page "$folder/$locale/orders" "$locale" Orders '<p>You have ordered nothing yet.</p>'
    write_page "$folder/$locale/close" "$locale" 'Delete account' \
      '<p>This deletes your account and all your data.</p>
      <form method="post"><button>Delete account</button></form>'
  done
}

# Writes the scenarios of as many platforms as asked: folder, platforms, port.
write_scenarios() {
  local folder=$1 platforms=$2 port=$3 number locale
  mkdir -p "$folder"
  for number in $(seq "$platforms"); do
    {
      printf 'platform: Platform %s\nlocales:\n' "$number"
      for locale in $locales; do
        printf '  %s: {host: "%s.p%s.localhost:%s"}\n' "$locale" "$locale" "$number" "$port"
      done
      # shellcheck disable=SC2016 # the scenario's own variable
      printf '%s\n' 'reference-locale: en' 'limits: {pages: 10}' \
        'start: {home: "http://${host}/", account: "http://${host}/account"}'
    } >"$folder/platform-$number.yaml"
  done
}

# Starts nginx with the pages: folder, port, bytes a second of the last page (0: as fast as it can).
# Sets nginx to its process id.
start_site() {
  local folder=$1 port=$2 rate=$3 user=
  # A worker that is not root could not read a folder of root's.
  [ "$(id -u)" -ne 0 ] || user='user root;'
  write_pages "$folder/www"
  cat >"$folder/nginx.conf" <<CONFIGURATION
$user
daemon off;
pid nginx.pid;
worker_processes 1;
error_log error.log;
events { worker_connections 4096; }
http {
  log_format hosts "\$host \$request_uri"; access_log access.log hosts;
  client_body_temp_path body; proxy_temp_path proxy; fastcgi_temp_path fastcgi;
  uwsgi_temp_path uwsgi; scgi_temp_path scgi;
  default_type text/html;
  map \$host \$locale { "~^(?<name>de|ja|ko)\." \$name; default en; }
  server {
    listen 127.0.0.1:$port;
    root www/\$locale;
    location = /close { limit_rate $rate; }
  }
}
CONFIGURATION
  PATH=$PATH:/usr/sbin nginx -p "$folder" -c nginx.conf -e error.log &
  nginx=$!
  until curl -so /dev/null "http://127.0.0.1:$port/close"; do
    kill -0 "$nginx"
    sleep 0.1
  done
}
