#!/bin/sh
# Installs what tests/real needs from Debian 12's own archive: WordPress with its PHP, web server and database, Chromium,
# LibreOffice Calc without a window, and what tells programs another time and language.
# Idempotent and quiet; needs root. apt starts none of the services: the tests run their own copies as child processes.
# Prints one line. Where it cannot install, that is an error only in CI (environment variable CI).
set -eu

# php8.2-curl, php8.2-sqlite3, unzip and twentytwentytwo are for WordPress sites that are set up by hand beside the tests.
packages='
chromium
faketime
fonts-dejavu-core
libreoffice-calc-nogui
locales
mariadb-server
nginx-light
php8.2
php8.2-cli
php8.2-curl
php8.2-fpm
php8.2-gd
php8.2-intl
php8.2-mbstring
php8.2-mysql
php8.2-sqlite3
php8.2-xml
unzip
wordpress
wordpress-l10n
wordpress-theme-twentytwentyone
wordpress-theme-twentytwentythree
wordpress-theme-twentytwentytwo
'

missing=''
for package in $packages; do
    [ "$(dpkg-query -W -f='${db:Status-Status}' "$package" 2>/dev/null || true)" = installed ] || missing="$missing $package"
done
if [ -z "$missing" ]; then
    echo 'tests/real: all Debian packages are installed'
    exit 0
fi
if [ "$(id -u)" -ne 0 ] || ! command -v apt-get > /dev/null; then
    echo "tests/real: expected Debian packages, found none of:$missing; run this script as root on Debian 12" >&2
    # Elsewhere than in CI the tests themselves say what they leave out.
    [ -z "${CI:-}" ]
    exit
fi

# invoke-rc.d asks this script before it starts a service; 101 forbids it. A policy that is there already stays as it is.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
    trap 'rm -f "$policy"' EXIT
    trap 'exit 130' INT TERM
    printf '#!/bin/sh\nexit 101\n' > "$policy"
    chmod 755 "$policy"
fi

export DEBIAN_FRONTEND=noninteractive
log=$(mktemp)
install_missing() {
    apt-get update -qq &&
        # php8.2 by way of php8.2-fpm keeps Apache out; recommended packages are not needed.
        apt-get install -y -qq --no-install-recommends php8.2-fpm $missing
}
if install_missing > "$log" 2>&1; then
    rm -f "$log"
    echo "tests/real: installed$missing"
else
    cat "$log" >&2
    rm -f "$log"
    echo 'tests/real: expected apt-get to install the packages above, found an error; see its output' >&2
    exit 1
fi
