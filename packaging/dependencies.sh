# SPDX-License-Identifier: GPL-3.0-or-later
# What has to be installed, in one place, and how it gets installed. Sourced by packaging/run.sh and tests/run.sh.

# shellcheck disable=SC2034 # used by those that source this file
build_packages=(
  g++ cmake ninja-build ccache pkg-config
  qt6-base-dev qt6-websockets-dev
  qt6-charts-dev libqt6opengl6-dev # the session's activity (the first does not depend on the second, but needs it)
  qt6-multimedia-dev           # sounds of alerts
  qt6-tools-dev qt6-l10n-tools # translations
  libqt6sql6-sqlite            # the log
  libqt6svg6                   # icons
  qt6-translations-l10n        # the standard buttons in other languages
  qt6-wayland                  # desktops without an X server
  libboost-dev libexpected-dev libkainjow-mustache-dev libvalijson-dev
  libcmark-gfm-dev libcmark-gfm-extensions-dev
  libxml2-dev                  # studies' HTML, cleaned
  libqrencode-dev              # links on paper
)

# Installs those of the named Debian packages that are missing. Asks for neither network nor root when none is.
install_packages() {
  local package
  local -a missing=() as_root=()
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not a Debian system: nothing is installed. Needed are: $*" >&2
    return
  fi
  for package in "$@"; do
    if [ "$(dpkg-query --show --showformat '${db:Status-Status}' "$package" 2>/dev/null)" != installed ]; then
      missing+=("$package")
    fi
  done
  if [ ${#missing[@]} -eq 0 ]; then
    return
  fi
  if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
      echo "Please install these first, as root:" >&2
      echo "  apt-get install --no-install-recommends ${missing[*]}" >&2
      exit 1
    fi
    as_root=(sudo)
  fi
  echo "Installing: ${missing[*]}"
  "${as_root[@]}" apt-get update --quiet
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install --quiet --yes --no-install-recommends "${missing[@]}"
}
