// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Counts what a program allocates, by thread. One source of a program includes it, since it defines
// the operators of all of them: every form that a plain delete can follow. Inlined they would show
// malloc where the compiler knows new, and be warned of.
//
// clang's thread sanitizer brings an operator new that cannot be replaced: there is nothing to
// count under it.

#pragma once

#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define WRIT_TEST_CANNOT_COUNT
#endif
#endif

#include <cstddef>
#include <cstdlib>
#include <new>

namespace counted {

inline thread_local std::size_t allocations = 0;

// How many of them `work` makes in this thread.
template <class Work>
std::size_t allocations_of(Work&& work) {
    const std::size_t before = allocations;
    work();
    return allocations - before;
}

}  // namespace counted

#ifndef WRIT_TEST_CANNOT_COUNT

[[gnu::noinline]] void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    ++counted::allocations;
    return std::malloc(size == 0 ? 1 : size);
}
[[gnu::noinline]] void* operator new(std::size_t size) {
    if (void* const made = ::operator new(size, std::nothrow)) {
        return made;
    }
    throw std::bad_alloc{};
}
[[gnu::noinline]] void operator delete(void* given) noexcept { std::free(given); }
[[gnu::noinline]] void operator delete(void* given, std::size_t) noexcept { std::free(given); }

#endif
