#!/bin/sh
# Installs what was built in FOLDER into a temporary place, uses it there as somebody else would, and
# uninstalls it. Stops at the first thing that is not as it should be.
#
#   install-test.sh FOLDER    such as .build/release
set -eu
cd "$(dirname "$0")/.."
built=${1:?the folder with what was built}

work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
chmod 755 "$work"
PREFIX=$work/prefix
export PREFIX
# Spaces and other users: neither may matter.
home="$work/some body"
mkdir "$home"

say() { printf 'install-test: %s\n' "$*"; }
stop() {
  say "FAILED: $*" >&2
  exit 1
}

# Runs a command from the root folder, as nobody where that can be done.
elsewhere() {
  if [ "$(id -u)" = 0 ] && command -v setpriv >/dev/null 2>&1; then
    (cd / && HOME=$home setpriv --reuid 65534 --regid 65534 --clear-groups "$@")
  else
    (cd / && HOME=$home "$@")
  fi
}

sh scripts/install.sh install "$built"
[ "$(id -u)" != 0 ] || chown 65534 "$home"

exitway=$PREFIX/bin/exitway
[ "$(elsewhere "$exitway" --version)" ] || stop "the link in bin does not start the program"
elsewhere "$exitway" rules >"$work/rules" || stop "the rules cannot be listed"
elsewhere "$exitway" profiles kr-pipa >/dev/null || stop "the norms are not found"
say "starts from /: $(elsewhere "$exitway" --version)"

# A case of the demo, with the data files and the scenarios that came along.
status=0
elsewhere sh -c 'cd "$1" && "$2" demo --locale fr-FR --quiet --report json' sh "$home" "$exitway" \
  >"$work/demo.json" || status=$?
[ "$status" = 0 ] || stop "the demo ended with $status"
grep -q '"demo/good-exit"' "$work/demo.json" || stop "the demo checked nothing"
elsewhere sh -c 'cd "$1" && "$2" doctor' sh "$home" "$exitway" >"$work/doctor" ||
  stop "$(cat "$work/doctor")"
grep -q "^. data: .*$PREFIX/libexec/exitway" "$work/doctor" || stop "data from elsewhere"
say "the demo runs as uid $(elsewhere id -u) in $home"

share=$PREFIX/share
bash -n "$share/bash-completion/completions/exitway" || stop "bash does not take its completions"
# Loaded as bash-completion does, it completes a command.
words=$(bash -c '. "$1"; COMP_WORDS=(exitway chec); COMP_CWORD=1; COMP_LINE="exitway chec"
  COMP_POINT=12; _exitway exitway chec exitway >/dev/null 2>&1; printf "%s\n" "${COMPREPLY[@]}"' \
  bash "$share/bash-completion/completions/exitway")
printf '%s\n' "$words" | grep -q '^check *$' || stop "bash completes \"chec\" to \"$words\""
if command -v zsh >/dev/null 2>&1; then
  zsh -n "$share/zsh/site-functions/_exitway" || stop "zsh does not take its completions"
fi
if command -v fish >/dev/null 2>&1; then
  fish -n "$share/fish/vendor_completions.d/exitway.fish" || stop "fish does not take them"
fi
say "completions load"

for page in exitway exitway-check exitway-schedule-list; do
  [ -f "$share/man/man1/$page.1" ] || stop "there is no page $page"
done
if command -v mandoc >/dev/null 2>&1; then
  mandoc -Tlint -W warning "$share"/man/man1/*.1 || stop "mandoc complains"
fi
if command -v man >/dev/null 2>&1; then
  for page in "$share"/man/man1/*.1; do
    complaints=$(LC_ALL=C.UTF-8 MANWIDTH=80 man --warnings -E UTF-8 -l "$page" 2>&1 >"$work/page")
    [ -z "$complaints" ] || stop "man says of $page: $complaints"
  done
  LC_ALL=C.UTF-8 MANPATH="$share/man" man exitway-check 2>/dev/null >"$work/page"
  grep -q 'EXIT STATUS' "$work/page" || stop "man does not find exitway-check"
fi
say "man pages render"

# Installed over itself, nothing is left of the first time.
PREFIX=$work/prefix sh scripts/install.sh install "$built"
touch "$share/exitway/of-somebody-else"
sh scripts/install.sh uninstall
left=$(cd "$PREFIX" && find . -type f -o -type l)
[ "$left" = ./share/exitway/of-somebody-else ] || stop "left behind, or too much removed: $left"
rm -rf "$PREFIX"
sh scripts/install.sh install "$built"
sh scripts/install.sh uninstall
left=$(find "$PREFIX" -mindepth 1)
[ -z "$left" ] || stop "left behind: $left"
say "uninstalled, and nothing is left"
