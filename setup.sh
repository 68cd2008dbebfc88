#!/usr/bin/env bash
# Set InstructionGen up in .venv, safe to run again.
#
#   bash setup.sh            install
#   bash setup.sh example    install, write captions and edits with the embedded engine, show them
#   bash setup.sh test       install, with what the tests need, and pass them
#   bash setup.sh gpu        install, with vLLM, for the engines of local checkpoints that are to come
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

say() { printf '\033[1m%s\033[0m\n' "$*" >&2; }
fail() { printf 'setup.sh: %s\n' "$*" >&2; exit 2; }

python_of_choice() {
  local candidate
  for candidate in "${PYTHON:-}" python3.13 python3.12 python3.11 python3; do
    if [ -n "$candidate" ] && command -v "$candidate" >/dev/null &&
      "$candidate" -c 'import sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; then
      echo "$candidate"
      return
    fi
  done
  fail "needs Python 3.11 or newer with its venv module; install it, or name it: PYTHON=/path/to/python bash setup.sh"
}

# Installing again is skipped while nothing that decides the outcome has changed.
install() { # install NAME REQUIREMENT...
  local stamp=".venv/.installed-$1" now
  now=$(cat pyproject.toml setup.sh | cksum)
  if [ -f "$stamp" ] && [ "$(cat "$stamp")" = "$now" ]; then return; fi
  say "Installing ${*:2} into .venv"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check "${@:2}"
  echo "$now" >"$stamp"
}

prepare() {
  if ! [ -x .venv/bin/python ]; then
    local python
    python=$(python_of_choice)
    say "Making .venv with $("$python" --version)"
    "$python" -m venv .venv
  fi
}

# Some tests rebuild the concept pool from its sources: WordNet is a Debian package, and of timm only a list of names is
# read, so it comes without the GPU libraries it would otherwise bring.
pool_sources() {
  install timm --no-deps timm
  [ -f /usr/share/wordnet/data.noun ] && return
  if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
    say "Installing Debian's wordnet-base"
    { apt-get update -qq && apt-get install -y -qq wordnet-base; } >/dev/null
  else
    say "WordNet is not here (Debian: apt-get install wordnet-base); the test that rebuilds the pool will say skipped"
  fi
}

case "${1:-install}" in
  install)
    prepare
    install base -e .
    say "Ready. Now: source .venv/bin/activate && instructiongen --help"
    ;;
  example)
    prepare
    install base -e .
    .venv/bin/python example.py
    ;;
  test)
    prepare
    install test -e '.[test]'
    pool_sources
    shift
    .venv/bin/python -m pytest "$@"
    ;;
  gpu)
    prepare
    command -v nvidia-smi >/dev/null || fail "no NVIDIA driver here (nvidia-smi is missing); --engine rules needs none"
    install vllm -e '.[vllm]'
    say "vLLM is in .venv, but this version has no engine that uses it yet: --engine rules"
    ;;
  *) fail "what is '$1'? Say nothing, or one of: example test gpu" ;;
esac
