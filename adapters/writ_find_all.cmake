# Copyright (c) 2026 The writ authors
# SPDX-License-Identifier: BSL-1.0

# Looks for packages, each a text as "SQLite3 3.38": the name, and the version if one is needed. Sets
# the variable of the given name to the first that is not there, or to nothing.
function(writ_find_all missing)
    foreach(need IN LISTS ARGN)
        string(REPLACE " " ";" words "${need}")
        list(GET words 0 package)
        find_package(${words} QUIET)
        if(NOT ${package}_FOUND)
            set(${missing} "${need}" PARENT_SCOPE)
            return()
        endif()
    endforeach()
    set(${missing} "" PARENT_SCOPE)
endfunction()
