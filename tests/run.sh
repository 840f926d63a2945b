#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what the tests need, builds everything and runs all tests. Arguments are passed on to ctest.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. packaging/dependencies.sh

test_packages=(chromium fonts-dejavu-core fonts-noto-color-emoji poppler-utils)
test_packages+=(fonts-noto-core fonts-cantarell fonts-liberation) # the default fonts of desktops: layouts hold with each of them
test_packages+=(php-cli python3) # the examples for PHP, LimeSurvey and oTree
command -v node >/dev/null || test_packages+=(nodejs)
command -v npm >/dev/null || test_packages+=(npm)
[ -e "$(dirname "$(command -v node || echo /usr/bin/node)")/../include/node/node.h" ] || test_packages+=(libnode-dev)
test_packages+=(pspp python3-pandas) # read what is exported for SPSS and Stata
test_packages+=(r-base-core sqlite3) # read what is exported as CSV; LibreOffice, which is large, reads the workbook where it is installed
test_packages+=(make) # the benchmark compiles a module for Node

install_packages "${build_packages[@]}" "${test_packages[@]}"
if [ ! tests/browser/node_modules/.package-lock.json -nt tests/browser/package-lock.json ]; then
  npm ci --prefix tests/browser
fi
# LabChat is tested behind these. Only the programs: an installed web server would start, and open its port.
unpack_programs build/programs nginx caddy
cmake --preset ci
cmake --build --preset ci --target all labchat_bench_node
exec ctest --preset ci --parallel "$(nproc)" "$@"
