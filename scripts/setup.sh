#!/bin/sh
# Installs what building Roata needs and this machine lacks: the system's JavaScriptCore, pkg-config, a C toolchain and the mold linker.
# By apt, as root or through sudo; without either it prints the command to run.
set -eu

missing=
need() { # package, and the test that it is there
  package=$1
  shift
  "$@" >/dev/null 2>&1 || missing="$missing $package"
}

need pkg-config command -v pkg-config
need gcc command -v cc
need g++ command -v c++
need mold command -v mold
need libjavascriptcoregtk-4.1-dev pkg-config --exists javascriptcoregtk-4.1
[ -z "$missing" ] && exit 0

install="apt-get install -y --no-install-recommends$missing"
if ! command -v apt-get >/dev/null 2>&1; then
  echo "Roata needs these Debian packages or their like:$missing" >&2
  exit 1
elif [ "$(id -u)" = 0 ]; then
  sudo=
elif command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
  sudo=sudo
else
  echo "Roata needs some packages. As root, run: apt-get update && $install" >&2
  exit 1
fi
$sudo apt-get update -q
DEBIAN_FRONTEND=noninteractive $sudo $install
