#!/bin/sh
# Unpacks Debian's DokuWiki and the libraries it loads into a folder, for tests against a real wiki.
# Nothing of it is installed: no web server, no questions, no service. PHP itself is installed.
# Does nothing, says nothing and needs no network when it is all there.
set -eu
cd "$(dirname "$0")/.."
. scripts/packages.sh

wiki=.build/dokuwiki
# phpseclib is loaded on every request, geshi and simplepie by pages, the others by its scripts.
packages="dokuwiki php-phpseclib php-geshi libphp-simplepie libjs-jquery libjs-jquery-ui libjs-jquery-cookie"

command -v apt-get >/dev/null 2>&1 || exit 0

# SimpleXML draws the menus.
has_php() { command -v php >/dev/null 2>&1 && php -r 'exit(function_exists("simplexml_load_string") ? 0 : 1);'; }
has_php || install_packages php-cli php-xml

[ -f "$wiki/complete" ] && exit 0
say "unpacking DokuWiki, a real site to test with, into $wiki"
rm -rf "$wiki"
mkdir -p "$wiki/packages" "$wiki/tree"
# shellcheck disable=SC2086 # one word a package name
download() { (cd "$wiki/packages" && apt-get -qq -o Acquire::Retries=3 download $packages) >/dev/null 2>&1; }
# Old lists name package files that the mirror has replaced since.
download || { apt_get update >/dev/null 2>&1 && download; } ||
  stop "cannot download $packages: is the network there, and may apt-get update be run?"
for package in "$wiki"/packages/*.deb; do dpkg-deb -x "$package" "$wiki/tree"; done
chmod -R u+rwX "$wiki/tree"

# The packages name each other by absolute path; here they stand in a folder of their own.
share=$wiki/tree/usr/share/dokuwiki
rm -f "$share/lib/tpl" "$share/lib/plugins" "$wiki/tree/var/lib/dokuwiki/inc"
ln -s ../../../../var/lib/dokuwiki/lib/tpl "$share/lib/tpl"
ln -s ../../../../var/lib/dokuwiki/lib/plugins "$share/lib/plugins"
ln -s ../../../usr/share/dokuwiki/inc "$wiki/tree/var/lib/dokuwiki/inc"
autoload=$share/vendor/composer
sed -i "s#'/usr/share/\(php\|php-geshi\)/#__DIR__ . '/../../../\1/#; s#'/usr/share/php/\([a-z]*\)'#__DIR__ . '/../../../php/\1'#" \
  "$autoload/autoload_static.php"
sed -i "s#\$vendorDir \. '/usr/share/#\$vendorDir . '/../../#; s#'/usr/share/\(php\|php-geshi\)/#__DIR__ . '/../../../\1/#" \
  "$autoload/autoload_files.php" "$autoload/autoload_psr4.php" \
  "$autoload/autoload_namespaces.php" "$autoload/autoload_classmap.php"
sed -i "s#'/usr/share/#DOKU_INC . '../#" \
  "$share/lib/exe/jquery.php" "$share/lib/exe/js.php" "$share/inc/parserutils.php" "$share/inc/load.php"
rm -rf "$wiki/packages"
: >"$wiki/complete"
