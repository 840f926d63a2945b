#!/usr/bin/env bash
# SPDX-License-Identifier: GPL-3.0-or-later
# Installs what is missing, builds LabChat and starts it. Arguments are passed on to labchat.
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
. packaging/dependencies.sh

install_packages "${build_packages[@]}"
cmake --preset release
cmake --build --preset release

if [ $# -eq 0 ] && [ -z "${DISPLAY:-}" ] && [ -z "${WAYLAND_DISPLAY:-}" ]; then
  echo "There is no display here, so LabChat runs without its window and shows the demo session; Ctrl+C stops it." >&2
  set -- serve --study demo
fi
exec build/release/labchat "$@"
