# Warnings as errors, sanitizers and ccache for everything that is ours.
find_program(VORTEX_CCACHE ccache)
if(VORTEX_CCACHE)
  # Precompiled headers are cached too when ccache may ignore what they make it uncertain of (its manual, "Precompiled headers").
  # It goes by the compiler's own list of headers, without a run of the preprocessor of its own before each compilation.
  set(CMAKE_CXX_COMPILER_LAUNCHER ${CMAKE_COMMAND} -E env CCACHE_SLOPPINESS=pch_defines,time_macros CCACHE_DEPEND=1 ${VORTEX_CCACHE})
endif()

add_library(vortex_flags INTERFACE)
if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
  target_compile_options(vortex_flags INTERFACE -fpch-preprocess)
endif()
# No -Wmissing-field-initializers: a designated initialiser leaves the other members at their defaults on purpose.
target_compile_options(vortex_flags INTERFACE -Wall -Wextra -Wpedantic -Wshadow -Wconversion -Wno-sign-conversion -Wno-missing-field-initializers
  -Wnon-virtual-dtor -Wswitch-enum -Wimplicit-fallthrough -Werror)
target_include_directories(vortex_flags INTERFACE ${CMAKE_SOURCE_DIR})
if(VORTEX_SANITIZE)
  target_compile_options(vortex_flags INTERFACE -fsanitize=${VORTEX_SANITIZE} -fno-sanitize-recover=all -fno-omit-frame-pointer)
  target_link_options(vortex_flags INTERFACE -fsanitize=${VORTEX_SANITIZE})
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # g++ 12 reports uninitialised and restrict false positives once sanitizers have rewritten the code.
    target_compile_options(vortex_flags INTERFACE -Wno-maybe-uninitialized -Wno-restrict)
    # Two checks before each step through a pointer, a third of the build's time together. A null pointer that is followed dies by
    # AddressSanitizer, too; alignment is looked at where bytes from outside are read, by the fuzz targets (clang's build has both).
    if(VORTEX_SANITIZE MATCHES undefined)
      target_compile_options(vortex_flags INTERFACE -fno-sanitize=null,alignment)
    endif()
  endif()
endif()

if(CMAKE_CXX_COMPILER_ID STREQUAL Clang)
  # libstdc++'s own std::stable_sort uses what C++17 deprecated, and clang says so where it is instantiated.
  target_compile_options(vortex_flags INTERFACE -Wno-deprecated-declarations)
endif()

# Coverage of all our code guides the fuzzer; only the targets themselves link its main.
if(VORTEX_FUZZ)
  target_compile_options(vortex_flags INTERFACE -fsanitize=fuzzer-no-link)
endif()

# Some three hundred programs are linked, most of them statically with debug information: gold (Debian's binutils) takes a third of the
# time of the default linker. Not with ThreadSanitizer: it maps a file of its own over what it knows of gold's read-only segment, and
# where a test limits the size of files (history_export) that file is cut off, and the program dies of SIGBUS.
include(CheckLinkerFlag)
check_linker_flag(CXX -fuse-ld=gold VORTEX_HAS_GOLD)
if(VORTEX_HAS_GOLD AND NOT VORTEX_SANITIZE STREQUAL thread)
  add_link_options(-fuse-ld=gold)
endif()

find_package(Threads REQUIRED)
