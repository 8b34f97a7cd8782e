# A room is a folder of engine/: one static library made of the .cpp files in it. What it may see is what it names here; the include
# test (tests/engine/house) holds the same arrows against the #include lines.
#
#   vortex_room(NAME [FOLDERS sub…] [ROOMS other…] [LIBRARIES lib…] [PRECOMPILED header…])
#
# PRECOMPILED: heavy headers, read once for the room in every build.
function(vortex_room NAME)
  cmake_parse_arguments(ROOM "" "" "FOLDERS;ROOMS;LIBRARIES;PRECOMPILED" ${ARGN})
  set(patterns ${CMAKE_CURRENT_SOURCE_DIR}/${NAME}/*.cpp)
  foreach(folder IN LISTS ROOM_FOLDERS)
    list(APPEND patterns ${CMAKE_CURRENT_SOURCE_DIR}/${NAME}/${folder}/*.cpp)
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${patterns})
  list(TRANSFORM ROOM_ROOMS PREPEND vortex_)
  if(sources)
    add_library(vortex_${NAME} STATIC EXCLUDE_FROM_ALL ${sources}) # built where something links it
    if(ROOM_PRECOMPILED)
      target_precompile_headers(vortex_${NAME} PRIVATE ${ROOM_PRECOMPILED})
    else()
      vortex_standard_headers(vortex_${NAME})
    endif()
    vortex_in_few_units(vortex_${NAME})
    set(scope PUBLIC)
  else()
    add_library(vortex_${NAME} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_link_libraries(vortex_${NAME} ${scope} vortex_flags Threads::Threads ${ROOM_ROOMS} ${ROOM_LIBRARIES})
endfunction()

# The standard library's headers, read once for all targets that call this; not in preset dev, which reads each unit as it stands, so that
# an #include that is missing is an error there. Targets without Qt: it asks for -fPIC, and a precompiled header serves one set of options.
function(vortex_standard_headers TARGET)
  if(NOT VORTEX_FEW_UNITS)
    return()
  endif()
  if(NOT TARGET vortex_standard)
    file(WRITE ${CMAKE_BINARY_DIR}/empty.cpp "")
    add_library(vortex_standard STATIC EXCLUDE_FROM_ALL ${CMAKE_BINARY_DIR}/empty.cpp)
    target_link_libraries(vortex_standard PRIVATE vortex_flags Threads::Threads)
    target_precompile_headers(vortex_standard PRIVATE <algorithm> <array> <atomic> <chrono> <deque> <filesystem> <functional> <map> <memory> <mutex>
      <optional> <set> <span> <sstream> <string> <string_view> <thread> <utility> <variant> <vector> <tl/expected.hpp>)
  endif()
  target_precompile_headers(${TARGET} REUSE_FROM vortex_standard)
  vortex_without_false_alarms(${TARGET})
endfunction()

# g++ 12 takes std::string's own copying for an overflow, depending on what it inlined, and so on what is compiled together; preset dev
# keeps these warnings, and AddressSanitizer sees what really happens.
function(vortex_without_false_alarms TARGET)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    target_compile_options(${TARGET} PRIVATE -Wno-stringop-overflow -Wno-stringop-overread -Wno-restrict -Wno-array-bounds)
  endif()
endfunction()

# With VORTEX_FEW_UNITS a target's sources are compiled twenty at a time (a third of the whole time), so names in unnamed namespaces must not
# occur twice in a target; the house test sees to it. Preset dev compiles each source by itself, and so finds an #include that is missing.
function(vortex_in_few_units TARGET)
  if(NOT VORTEX_FEW_UNITS)
    return()
  endif()
  set_target_properties(${TARGET} PROPERTIES UNITY_BUILD ON UNITY_BUILD_BATCH_SIZE 20)
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU)
    # Each source is an included file then, and g++ warns of unnamed types in members of types that, for all it knows, others see.
    target_compile_options(${TARGET} PRIVATE -Wno-subobject-linkage)
    vortex_without_false_alarms(${TARGET})
  endif()
endfunction()

# vortex_test_headers(OWNER header…): headers that are read once for all tests that reuse OWNER_headers. Qt Test's cost 2.5 s a unit.
function(vortex_test_headers TARGET)
  set(owner ${TARGET}_headers)
  file(WRITE ${CMAKE_BINARY_DIR}/empty_main.cpp "int main() {}\n")
  add_executable(${owner} EXCLUDE_FROM_ALL ${CMAKE_BINARY_DIR}/empty_main.cpp)
  target_link_libraries(${owner} PRIVATE vortex_test_flags)
  target_precompile_headers(${owner} PRIVATE ${ARGN})
endfunction()

# moc by commands of our own. AUTOMOC of CMake 3.25 misses a header that joins a folder, and costs each of a hundred tests a run of its
# own and one more unit. moc is told no include paths: it needs nothing of other headers, and 6.4 stumbles over libstdc++'s <concepts>.
#
# vortex_mocs(TARGET header…): the headers' meta objects, compiled as one unit of the target. A header without any costs nothing.
function(vortex_mocs TARGET)
  set(all "")
  set(units "")
  foreach(header IN LISTS ARGN)
    file(RELATIVE_PATH path ${CMAKE_SOURCE_DIR} ${header})
    set(out ${CMAKE_CURRENT_BINARY_DIR}/moc/${path}.inc)
    cmake_path(GET out PARENT_PATH folder)
    file(MAKE_DIRECTORY ${folder})
    add_custom_command(OUTPUT ${out} DEPENDS ${header} COMMAND Qt6::moc -nn -f${path} ${header} -o ${out} COMMENT "")
    list(APPEND units ${out})
    string(APPEND all "#include \"${out}\"\n")
  endforeach()
  set(unit ${CMAKE_CURRENT_BINARY_DIR}/moc/${TARGET}.cpp)
  file(GENERATE OUTPUT ${unit} CONTENT "${all}")
  set_source_files_properties(${unit} PROPERTIES OBJECT_DEPENDS "${units}")
  target_sources(${TARGET} PRIVATE ${unit})
endfunction()

# vortex_test_mocs(TARGET source…): NAME.moc for each NAME.cpp, which includes it.
function(vortex_test_mocs TARGET)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${TARGET}_moc)
  file(MAKE_DIRECTORY ${folder})
  foreach(source IN LISTS ARGN)
    cmake_path(GET source STEM stem)
    cmake_path(ABSOLUTE_PATH source OUTPUT_VARIABLE in)
    set(out ${folder}/${stem}.moc)
    add_custom_command(OUTPUT ${out} DEPENDS ${source} COMMAND Qt6::moc -nn -i ${in} -o ${out} COMMENT "")
    set_property(SOURCE ${source} APPEND PROPERTY OBJECT_DEPENDS ${out})
  endforeach()
  target_include_directories(${TARGET} PRIVATE ${folder})
endfunction()

# Tests with LibTorch are few units, and each test's own headers differ: they read LibTorch's for themselves.
function(vortex_test_links NAME ROOMS LIBRARIES)
  target_link_libraries(${NAME} PRIVATE vortex_test_flags ${ROOMS} ${LIBRARIES})
  if(vortex_ui IN_LIST ROOMS)
    target_precompile_headers(${NAME} REUSE_FROM vortex_ui_qtest_headers)
  elseif(NOT vortex_torch IN_LIST ROOMS)
    target_precompile_headers(${NAME} REUSE_FROM vortex_qtest_headers)
  endif()
endfunction()

function(vortex_test_wants NAME DEFINITIONS DEPENDS)
  target_compile_definitions(${NAME} PRIVATE ${DEFINITIONS})
  if(DEPENDS)
    add_dependencies(${NAME} ${DEPENDS})
  endif()
endfunction()

# vortex_test_part(NAME SOURCES … ROOMS … [LIBRARIES …]): what several tests are made with, compiled once; they name it among their LIBRARIES.
function(vortex_test_part NAME)
  cmake_parse_arguments(PART "" "" "SOURCES;ROOMS;LIBRARIES" ${ARGN})
  add_library(${NAME} STATIC EXCLUDE_FROM_ALL ${PART_SOURCES})
  list(TRANSFORM PART_ROOMS PREPEND vortex_)
  vortex_test_links(${NAME} "${PART_ROOMS}" "${PART_LIBRARIES}")
endfunction()

# vortex_qtest(NAME SOURCE… ROOMS … [LABELS …] [ONE_THREAD]): one Qt Test program, known to CTest under its name, run without a display.
# ONE_THREAD: what it tests has no second thread, so that ThreadSanitizer has nothing to say and the tsan build leaves it out.
function(vortex_qtest NAME)
  cmake_parse_arguments(TEST "ONE_THREAD" "TIMEOUT" "SOURCES;ROOMS;LIBRARIES;LABELS;ENVIRONMENT" ${ARGN})
  if(TEST_ONE_THREAD AND VORTEX_SANITIZE STREQUAL thread)
    return()
  endif()
  add_executable(${NAME} ${TEST_SOURCES})
  vortex_test_mocs(${NAME} ${TEST_SOURCES})
  list(TRANSFORM TEST_ROOMS PREPEND vortex_)
  vortex_test_links(${NAME} "${TEST_ROOMS}" "${TEST_LIBRARIES}")
  vortex_test(${NAME} COMMAND ${NAME} TIMEOUT "${TEST_TIMEOUT}" LABELS "${TEST_LABELS}" ENVIRONMENT "${TEST_ENVIRONMENT}")
endfunction()

# vortex_qtests(PROGRAM TESTS test… ROOMS … [LIBRARIES …] [DEFINITIONS …] [DEPENDS …] [LABELS …] [TIMEOUT …] [ONE_THREAD]): TEST.cpp each,
# which want the same. With VORTEX_FEW_UNITS they are one program, compiled some at a time (packaging/cmake/tests_in_one.py), and bin/TEST is a link to it; else
# each is a vortex_qtest. A test that wants more, such as a main or a source of its own, is a vortex_qtest.
function(vortex_qtests PROGRAM)
  cmake_parse_arguments(TEST "ONE_THREAD" "TIMEOUT" "TESTS;ROOMS;LIBRARIES;DEFINITIONS;DEPENDS;LABELS" ${ARGN})
  if(TEST_ONE_THREAD AND VORTEX_SANITIZE STREQUAL thread)
    return()
  endif()
  if(NOT VORTEX_FEW_UNITS)
    foreach(test IN LISTS TEST_TESTS)
      cmake_path(GET test FILENAME name)
      vortex_qtest(${name} SOURCES ${test}.cpp ROOMS ${TEST_ROOMS} LIBRARIES ${TEST_LIBRARIES} LABELS ${TEST_LABELS} TIMEOUT ${TEST_TIMEOUT})
      vortex_test_wants(${name} "${TEST_DEFINITIONS}" "${TEST_DEPENDS}")
    endforeach()
    return()
  endif()
  set(perUnit 16)
  set(folder ${CMAKE_CURRENT_BINARY_DIR}/${PROGRAM}_units)
  set(sources "")
  set(units "")
  set(mocs "")
  foreach(test IN LISTS TEST_TESTS)
    list(LENGTH sources before)
    math(EXPR number "${before} / ${perUnit}")
    list(APPEND units ${folder}/unit_${number}.cpp)
    cmake_path(ABSOLUTE_PATH test NORMALIZE OUTPUT_VARIABLE source)
    list(APPEND sources ${source}.cpp)
    cmake_path(GET test FILENAME name)
    list(APPEND mocs ${CMAKE_CURRENT_BINARY_DIR}/${PROGRAM}_moc/${name}.moc)
    # Whoever builds or starts a test says its name.
    file(MAKE_DIRECTORY ${CMAKE_RUNTIME_OUTPUT_DIRECTORY})
    file(CREATE_LINK ${PROGRAM} ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/${name} SYMBOLIC)
    add_custom_target(${name} DEPENDS ${PROGRAM})
    vortex_test(${name} COMMAND ${CMAKE_RUNTIME_OUTPUT_DIRECTORY}/${name} TIMEOUT "${TEST_TIMEOUT}" LABELS "${TEST_LABELS}")
  endforeach()
  list(REMOVE_DUPLICATES units)
  set(writer ${CMAKE_SOURCE_DIR}/packaging/cmake/tests_in_one.py)
  find_package(Python3 REQUIRED COMPONENTS Interpreter)
  file(MAKE_DIRECTORY ${folder})
  add_custom_command(OUTPUT ${units} ${folder}/main.cpp DEPENDS ${sources} ${writer} COMMENT ""
    COMMAND ${Python3_EXECUTABLE} -B ${writer} ${folder} ${perUnit} ${sources})
  add_executable(${PROGRAM} ${units} ${folder}/main.cpp)
  vortex_test_mocs(${PROGRAM} ${sources})
  set_source_files_properties(${units} PROPERTIES OBJECT_DEPENDS "${mocs}")
  set_source_files_properties(${folder}/main.cpp PROPERTIES SKIP_PRECOMPILE_HEADERS ON)
  list(TRANSFORM TEST_ROOMS PREPEND vortex_)
  vortex_test_links(${PROGRAM} "${TEST_ROOMS}" "${TEST_LIBRARIES}")
  vortex_test_wants(${PROGRAM} "${TEST_DEFINITIONS}" "${TEST_DEPENDS}")
  if(CMAKE_CXX_COMPILER_ID STREQUAL GNU) # as in vortex_in_few_units
    target_compile_options(${PROGRAM} PRIVATE -Wno-subobject-linkage)
    vortex_without_false_alarms(${PROGRAM})
  endif()
endfunction()

# vortex_test(NAME COMMAND …): any command as a test. Its name carries the preset, so that one CTest can run all build folders. The time
# limit is a net for hangs, not an assertion.
function(vortex_test NAME)
  cmake_parse_arguments(TEST "" "TIMEOUT" "COMMAND;LABELS;ENVIRONMENT" ${ARGN})
  if(NOT TEST_TIMEOUT)
    set(TEST_TIMEOUT 900)
  endif()
  set(full ${VORTEX_TEST_PREFIX}${NAME})
  add_test(NAME ${full} COMMAND ${TEST_COMMAND})
  math(EXPR functionTimeout "${TEST_TIMEOUT} * 1000")  # Qt Test's own, in ms, would end a heavy count after 5 minutes
  set_tests_properties(${full} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
    ENVIRONMENT "LC_ALL=C.UTF-8;QT_QPA_PLATFORM=offscreen;QTEST_FUNCTION_TIMEOUT=${functionTimeout};LSAN_OPTIONS=suppressions=${CMAKE_SOURCE_DIR}/packaging/lsan.suppressions:print_suppressions=0;TSAN_OPTIONS=ignore_noninstrumented_modules=1 die_after_fork=0 suppressions=${CMAKE_SOURCE_DIR}/packaging/tsan.suppressions;OMP_WAIT_POLICY=PASSIVE;${TEST_ENVIRONMENT}")
endfunction()
