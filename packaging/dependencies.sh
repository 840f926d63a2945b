# SPDX-License-Identifier: GPL-3.0-or-later
# The packages that LabChat needs, and a function that installs them. Sourced by packaging/run.sh and tests/run.sh.

# shellcheck disable=SC2034 # used by those that source this file
build_packages=(
  g++ cmake ninja-build ccache pkg-config
  qt6-base-dev qt6-websockets-dev
  qt6-charts-dev libqt6opengl6-dev # the activity chart (the first package needs the second, but does not depend on it)
  qt6-multimedia-dev           # sounds of alerts
  qt6-tools-dev qt6-l10n-tools # translations
  libqt6sql6-sqlite libsqlite3-dev # the log
  libqt6sql6-psql              # oTree's database
  libqt6svg6                   # icons
  qt6-translations-l10n        # the standard buttons in other languages
  qt6-wayland                  # desktops with Wayland
  libboost-dev libexpected-dev libkainjow-mustache-dev libvalijson-dev
  libcmark-gfm-dev libcmark-gfm-extensions-dev
  libxml2-dev                  # makes the HTML of studies safe
  libqrencode-dev              # QR codes of links
  libreadstat-dev              # files for Stata and SPSS
  libxlsxwriter-dev            # workbooks
  libarchive-dev               # data packages as .zip
  libpango1.0-dev              # transcripts as PDF, with Cairo
  esbuild                      # the chat box as one file
  libjwt-dev                   # the tickets of other systems
  libssl-dev                   # certificates
  libsimdjson-dev              # what browsers send
)

# Installs those of the given Debian packages that are missing. Needs neither network nor root if none is missing.
install_packages() {
  local package
  local -a missing=() as_root=()
  if ! command -v dpkg-query >/dev/null; then
    echo "This is not a Debian system, so nothing is installed. LabChat needs: $*" >&2
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

# Unpacks the programs of Debian packages into a folder, without installing them. Those that are there already, or in PATH, are left.
unpack_programs() {
  local folder=$1 program
  shift
  mkdir -p "$folder"
  for program in "$@"; do
    if command -v "$program" >/dev/null || [ -n "$(find "$folder" -path "*bin/$program" -print -quit)" ] || ! command -v apt-get >/dev/null; then
      continue
    fi
    (cd "$folder" && apt-get download --quiet "$program" && dpkg --extract "$program"_*.deb . && rm "$program"_*.deb) ||
      echo "Without $program: what needs it is left out." >&2
  done
}
