# A room is a folder of engine/: one static library made of the .cpp files in it. What it may see is what it names here; the include
# test (tests/engine/house) holds the same arrows against the #include lines.
#
#   vortex_room(NAME [FOLDERS sub…] [ROOMS other…] [LIBRARIES lib…])
function(vortex_room NAME)
  cmake_parse_arguments(ROOM "" "" "FOLDERS;ROOMS;LIBRARIES" ${ARGN})
  set(patterns ${CMAKE_CURRENT_SOURCE_DIR}/${NAME}/*.cpp)
  foreach(folder IN LISTS ROOM_FOLDERS)
    list(APPEND patterns ${CMAKE_CURRENT_SOURCE_DIR}/${NAME}/${folder}/*.cpp)
  endforeach()
  file(GLOB sources CONFIGURE_DEPENDS ${patterns})
  list(TRANSFORM ROOM_ROOMS PREPEND vortex_)
  if(sources)
    add_library(vortex_${NAME} STATIC ${sources})
    set(scope PUBLIC)
  else()
    add_library(vortex_${NAME} INTERFACE)
    set(scope INTERFACE)
  endif()
  target_link_libraries(vortex_${NAME} ${scope} vortex_flags Threads::Threads ${ROOM_ROOMS} ${ROOM_LIBRARIES})
endfunction()

# vortex_qtest(NAME SOURCE… ROOMS … [LABELS …]): one Qt Test program, known to CTest under its name, run without a display.
function(vortex_qtest NAME)
  cmake_parse_arguments(TEST "" "TIMEOUT" "SOURCES;ROOMS;LIBRARIES;LABELS;ENVIRONMENT" ${ARGN})
  add_executable(${NAME} ${TEST_SOURCES})
  # moc 6.4 stumbles over libstdc++'s <concepts> (every <compare> pulls it in) and needs nothing of it: its include guard skips it.
  set_target_properties(${NAME} PROPERTIES AUTOMOC ON AUTOMOC_MOC_OPTIONS -D_GLIBCXX_CONCEPTS)
  list(TRANSFORM TEST_ROOMS PREPEND vortex_)
  target_link_libraries(${NAME} PRIVATE vortex_flags vortex_test_support ${TEST_ROOMS} ${TEST_LIBRARIES} Qt6::Test)
  vortex_test(${NAME} COMMAND ${NAME} TIMEOUT "${TEST_TIMEOUT}" LABELS "${TEST_LABELS}" ENVIRONMENT "${TEST_ENVIRONMENT}")
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
  set_tests_properties(${full} PROPERTIES TIMEOUT ${TEST_TIMEOUT} LABELS "${TEST_LABELS}"
    ENVIRONMENT "QT_QPA_PLATFORM=offscreen;TSAN_OPTIONS=ignore_noninstrumented_modules=1 die_after_fork=0 suppressions=${CMAKE_SOURCE_DIR}/packaging/tsan.suppressions;OMP_WAIT_POLICY=PASSIVE;${TEST_ENVIRONMENT}")
endfunction()
