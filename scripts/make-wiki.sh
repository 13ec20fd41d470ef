#!/bin/sh
# make-wiki.sh SITE LANGUAGE: makes a small DokuWiki in the folder SITE, for the tree that
# setup-dokuwiki.sh unpacked. Its one reader is `reader`, with the password `exitway-demo-1`.
set -eu
cd "$(dirname "$0")/.."
site=$1
language=$2
settings=.build/dokuwiki/tree/etc/dokuwiki

mkdir -p "$site/conf" "$site/sessions"
for folder in attic cache index locks log media media_attic media_meta meta pages tmp; do
  mkdir -p "$site/data/$folder"
done
cp "$settings/plugins.php" "$settings/plugins.required.php" "$settings/manifest.json" "$site/conf/"
cat >"$site/conf/local.php" <<CONF
<?php
\$conf['title'] = 'Reading wiki';
\$conf['lang'] = '$language';
\$conf['savedir'] = dirname(__DIR__) . '/data';
\$conf['useacl'] = 1;
\$conf['authtype'] = 'authplain';
\$conf['disableactions'] = '${WIKI_DISABLED:-}';
\$conf['autopasswd'] = 0;
\$conf['passcrypt'] = 'bcrypt';
\$conf['updatecheck'] = 0;
\$conf['dnslookups'] = 0;
CONF
php -r '
  $line = "reader:" . password_hash("exitway-demo-1", PASSWORD_BCRYPT)
    . ":Reader Demo:reader@example.invalid:user\n";
  file_put_contents($argv[1], "# <?php exit()?>\n" . $line);' "$site/conf/users.auth.php"
printf '# <?php exit()?>\n*\t@ALL\t1\n*\t@user\t8\n' >"$site/conf/acl.auth.php"
printf '====== Start ======\n\n  * [[about|About]]\n' >"$site/data/pages/start.txt"
printf '====== About ======\n\nA page.\n' >"$site/data/pages/about.txt"
cat >"$site/router.php" <<'ROUTER'
<?php
// Tells DokuWiki where this site's settings are, then lets its own router do the rest.
define('DOKU_MAIN_CONF', dirname($_SERVER['DOCUMENT_ROOT'], 3) . '/etc/dokuwiki/');
define('DOKU_CONF', __DIR__ . '/conf/');
define('DOKU_FARM', false);
return require $_SERVER['DOCUMENT_ROOT'] . '/index.php';
ROUTER
