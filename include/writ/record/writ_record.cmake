# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0

#[[
The record of what is durable: a header with the forms of contracts and states, committed.

    writ_record(<target>
        OF booking::hotel               # a system, a contract list or a workflow
        IN system.hpp                   # the header that declares it
        RECORD hotel_record.hpp         # the header that is written
        NAME booking::hotel_record)     # the struct in it: writ::recorded_in<hotel_record>

adds the target <target>_record. Building it writes RECORD, or says which change the record does not
allow. Nothing else builds it: `cmake --build <dir> --target <target>_record` after a change, and
commit what it wrote. An empty RECORD is put there if there is none, so that IN can include it.
<target> lends its include directories and definitions; nothing of it is linked.
]]
function(writ_record target)
    cmake_parse_arguments(PARSE_ARGV 1 arg "" "OF;IN;RECORD;NAME" "")
    foreach(word IN ITEMS OF IN RECORD NAME)
        if(NOT arg_${word})
            message(FATAL_ERROR "writ_record(${target}) needs ${word}")
        endif()
    endforeach()
    if(arg_UNPARSED_ARGUMENTS)
        message(FATAL_ERROR "writ_record(${target}): what is ${arg_UNPARSED_ARGUMENTS}?")
    endif()
    cmake_path(ABSOLUTE_PATH arg_IN)
    cmake_path(ABSOLUTE_PATH arg_RECORD)

    if(NOT EXISTS ${arg_RECORD})
        string(REGEX MATCH "^(.*)::([^:]*)$" scoped ${arg_NAME})
        if(scoped)
            set(before "namespace ${CMAKE_MATCH_1} {\n\n")
            set(struct ${CMAKE_MATCH_2})
            set(behind "\n}  // namespace ${CMAKE_MATCH_1}\n")
        else()
            set(struct ${arg_NAME})
        endif()
        string(CONCAT text
            "// Written by writ_record. Commit it together with what it records.\n\n"
            "#pragma once\n\n#include <writ/record.hpp>\n\n${before}struct ${struct} {\n"
            "    static constexpr writ::record_row rows[] = {{}};\n};\n${behind}")
        file(WRITE ${arg_RECORD} "${text}")
    endif()

    set(writer ${target}_record_writer)
    set(source ${CMAKE_CURRENT_BINARY_DIR}/${writer}.cpp)
    string(CONCAT text
        "#include \"${arg_IN}\"\n#include \"${arg_RECORD}\"\n"
        "#include <writ/record/record_main.hpp>\n\nint main(int count, char** words) {\n"
        "    return writ::record_main<${arg_OF}, ${arg_NAME}>(\"${arg_NAME}\", count, words);\n}\n")
    file(CONFIGURE OUTPUT ${source} CONTENT "${text}" @ONLY)
    add_executable(${writer} EXCLUDE_FROM_ALL ${source})
    target_link_libraries(${writer} PRIVATE writ::writ)
    target_include_directories(${writer} PRIVATE
        "$<TARGET_PROPERTY:${target},INCLUDE_DIRECTORIES>")
    target_compile_definitions(${writer} PRIVATE
        "$<TARGET_PROPERTY:${target},COMPILE_DEFINITIONS>")
    add_custom_target(${target}_record
        COMMAND ${writer} ${arg_RECORD} VERBATIM
        COMMENT "Recording what is durable of ${arg_OF}")
endfunction()
