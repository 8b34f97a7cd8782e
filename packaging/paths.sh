# Where set-up puts what the build needs; sourced by setup, run and test. CMake computes the same in packaging/cmake/LibTorch.cmake.
# shellcheck shell=bash
VORTEX_CACHE=${VORTEX_CACHE:-${XDG_CACHE_HOME:-$HOME/.cache}/vortex}
VORTEX_LIBTORCH=$VORTEX_CACHE/libtorch-$(sed -n 's/^cpu  *torch==\([^ ]*\).*/\1/p' "$(dirname "${BASH_SOURCE[0]}")/libtorch.lock")
export VORTEX_CACHE VORTEX_LIBTORCH
