#!/bin/sh
# Installs what was built, or removes what was installed.
#
#   install.sh install FOLDER    FOLDER holds the program and its data, such as .build/program
#   install.sh uninstall
#
# PREFIX is where it will be used (/usr/local), DESTDIR is put in front of it while packing. The
# program lies beside its data, where it looks for them, and a link in bin leads there. What was
# made is listed in share/exitway/installed.txt, and exactly that is removed.
set -eu
cd "$(dirname "$0")/.."

prefix=${PREFIX:-/usr/local}
top=${DESTDIR:-}$prefix
list=share/exitway/installed.txt

stop() {
  printf 'exitway: %s\n' "$*" >&2
  exit 1
}

case $prefix in
  /*) ;;
  *) stop "PREFIX is \"$prefix\"; it must begin with a slash" ;;
esac

# Makes a folder below the top, noting each part that was not there.
folder() {
  [ -d "$top/$1" ] && return 0
  case $1 in */*) folder "${1%/*}" ;; esac
  # Others than who installs it use the program, whatever the umask is.
  mkdir "$top/$1" && chmod 755 "$top/$1"
  printf '%s/\n' "$1" >>"$made"
}

# Copies a file to a path below the top.
file() {
  folder "${3%/*}"
  install -m "$1" "$2" "$top/$3"
  printf '%s\n' "$3" >>"$made"
}

# Copies every file of a folder, with its folders.
tree() {
  find "$1" -type f | sort | while IFS= read -r path; do
    file 644 "$path" "$2/${path#"$1"/}"
  done
}

install_all() {
  built=$1
  [ -x "$built/exitway" ] || stop "there is no program in $built: make program makes it"
  [ ! -f "$top/$list" ] || uninstall_all
  { mkdir -p "$top" && [ -w "$top" ]; } || stop "$top cannot be written: another PREFIX, or sudo"
  work=$(mktemp -d)
  made=$work/made
  : >"$made"
  # Noted however it ends, so that a copy that failed half-way can be removed as well.
  trap 'note_made; rm -rf "$work"' EXIT

  file 755 "$built/exitway" libexec/exitway/exitway
  for data in "$built"/exitway_*.resources; do
    case $data in
      *Tests.resources) ;;
      *) tree "$data" "libexec/exitway/${data##*/}" ;;
    esac
  done
  folder bin
  ln -sf ../libexec/exitway/exitway "$top/bin/exitway"
  printf 'bin/exitway\n' >>"$made"

  tree scenarios/demo share/exitway/scenarios/demo
  tree scenarios/demo-app share/exitway/scenarios/demo-app
  file 644 scenarios/scenario.schema.json share/exitway/scenarios/scenario.schema.json
  tree docs/schemas share/exitway/schemas
  file 644 LICENSE share/doc/exitway/LICENSE

  for shell in bash zsh fish; do
    "$built/exitway" --generate-completion-script "$shell" >"$work/$shell"
  done
  file 644 "$work/bash" share/bash-completion/completions/exitway
  file 644 "$work/zsh" share/zsh/site-functions/_exitway
  file 644 "$work/fish" share/fish/vendor_completions.d/exitway.fish
  "$built/exitway" manual-pages "$work/man"
  tree "$work/man" share/man/man1
}

note_made() {
  folder share/exitway
  printf '%s\n' "$list" >>"$made"
  install -m 644 "$made" "$top/$list"
}

# Removes what the list names, newest first, and folders only where nothing else lies in them.
uninstall_all() {
  [ -f "$top/$list" ] || stop "nothing is installed in $top: there is no $list"
  copy=$(mktemp)
  sed -n '1!G;h;$p' "$top/$list" >"$copy"
  while IFS= read -r path; do
    case $path in
      /* | ../* | */../* | */.. | '') stop "$top/$list names \"$path\"; nothing more is removed" ;;
      */) rmdir "$top/${path%/}" 2>/dev/null || : ;;
      *) rm -f "$top/$path" ;;
    esac
  done <"$copy"
  rm -f "$copy"
}

case ${1:-} in
  install) install_all "${2:?the folder with what was built}" ;;
  uninstall) uninstall_all ;;
  *) stop "install.sh install FOLDER, or install.sh uninstall" ;;
esac
