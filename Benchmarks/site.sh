# What benchmarks need of a site on this machine: a temporary folder, free ports, nginx, and that all
# of it is gone in the end. They read this file; it asks for "folder" and "servers" to be left alone.
# shellcheck shell=bash

folder=$(mktemp -d)
# Processes that are stopped in the end.
servers=()
finish() {
  [ ${#servers[@]} -eq 0 ] || kill "${servers[@]}"
  rm -rf "$folder"
}
trap finish EXIT

# Prints as many ports as asked that were free a moment ago.
free_ports() {
  python3 -c '
import socket, sys
sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(int(sys.argv[1]))]
print(*(s.getsockname()[1] for s in sockets))' "$1"
}

# Waits until a server of ours answers: its process id, an address.
wait_for() {
  until curl -so /dev/null "$2"; do
    kill -0 "$1"
    sleep 0.05
  done
}

# Starts nginx with the configuration on standard input, and waits for an address of it.
start_nginx() {
  {
    # A worker that is not root could not read a folder of root's.
    [ "$(id -u)" -ne 0 ] || echo 'user root;'
    cat
  } >"$folder/nginx.conf"
  PATH=$PATH:/usr/sbin nginx -p "$folder" -c nginx.conf -e error.log &
  servers+=($!)
  wait_for $! "$1"
}
