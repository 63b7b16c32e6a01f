// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/detail/list.hpp>

#include <cstddef>

// A structured binding must spell out as many names as there are members, so there is one rung
// for each count. A rung tells whether an aggregate takes that many initialisers, lists the
// members' types, and calls a function with the members. `{}` as initialiser counts a nested
// aggregate or an array as one, and instantiates nothing of the member's type.
// The rungs are regular: generated, not to be edited by hand.

// clang-format off
namespace writ::detail {

template <std::size_t Count>
struct rung;

template <>
struct rung<0> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{Last{}...}; };
    template <class T> static list<> types(T&);
    template <class T, class Use>
    static constexpr decltype(auto) with(T&, Use&& use) { return use(); }
};
template <>
struct rung<1> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0] = object;
        return list<decltype(m0)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0] = object;
        return use(m0);
    }
};
template <>
struct rung<2> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1] = object;
        return list<decltype(m0), decltype(m1)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1] = object;
        return use(m0, m1);
    }
};
template <>
struct rung<3> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2] = object;
        return list<decltype(m0), decltype(m1), decltype(m2)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2] = object;
        return use(m0, m1, m2);
    }
};
template <>
struct rung<4> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3] = object;
        return use(m0, m1, m2, m3);
    }
};
template <>
struct rung<5> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4] = object;
        return use(m0, m1, m2, m3, m4);
    }
};
template <>
struct rung<6> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5] = object;
        return use(m0, m1, m2, m3, m4, m5);
    }
};
template <>
struct rung<7> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6] = object;
        return use(m0, m1, m2, m3, m4, m5, m6);
    }
};
template <>
struct rung<8> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7);
    }
};
template <>
struct rung<9> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8);
    }
};
template <>
struct rung<10> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9);
    }
};
template <>
struct rung<11> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10);
    }
};
template <>
struct rung<12> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11);
    }
};
template <>
struct rung<13> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12);
    }
};
template <>
struct rung<14> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13);
    }
};
template <>
struct rung<15> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14);
    }
};
template <>
struct rung<16> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15);
    }
};
template <>
struct rung<17> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16);
    }
};
template <>
struct rung<18> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16,
            m17] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16,
            m17] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17);
    }
};
template <>
struct rung<19> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18);
    }
};
template <>
struct rung<20> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19);
    }
};
template <>
struct rung<21> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20);
    }
};
template <>
struct rung<22> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21);
    }
};
template <>
struct rung<23> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22);
    }
};
template <>
struct rung<24> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23);
    }
};
template <>
struct rung<25> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24);
    }
};
template <>
struct rung<26> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25);
    }
};
template <>
struct rung<27> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26);
    }
};
template <>
struct rung<28> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27);
    }
};
template <>
struct rung<29> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28);
    }
};
template <>
struct rung<30> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29);
    }
};
template <>
struct rung<31> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30);
    }
};
template <>
struct rung<32> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31);
    }
};
template <>
struct rung<33> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32);
    }
};
template <>
struct rung<34> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33);
    }
};
template <>
struct rung<35> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33,
            m34] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33,
            m34] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34);
    }
};
template <>
struct rung<36> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35);
    }
};
template <>
struct rung<37> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36);
    }
};
template <>
struct rung<38> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37);
    }
};
template <>
struct rung<39> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38);
    }
};
template <>
struct rung<40> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39);
    }
};
template <>
struct rung<41> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40);
    }
};
template <>
struct rung<42> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41);
    }
};
template <>
struct rung<43> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42);
    }
};
template <>
struct rung<44> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43);
    }
};
template <>
struct rung<45> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44);
    }
};
template <>
struct rung<46> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45);
    }
};
template <>
struct rung<47> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46);
    }
};
template <>
struct rung<48> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47);
    }
};
template <>
struct rung<49> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48);
    }
};
template <>
struct rung<50> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49);
    }
};
template <>
struct rung<51> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50);
    }
};
template <>
struct rung<52> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50,
            m51] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50,
            m51] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51);
    }
};
template <>
struct rung<53> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51), decltype(m52)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52);
    }
};
template <>
struct rung<54> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51), decltype(m52), decltype(m53)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52, m53);
    }
};
template <>
struct rung<55> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51), decltype(m52), decltype(m53), decltype(m54)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52, m53, m54);
    }
};
template <>
struct rung<56> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51), decltype(m52), decltype(m53), decltype(m54), decltype(m55)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52, m53, m54, m55);
    }
};
template <>
struct rung<57> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51), decltype(m52), decltype(m53), decltype(m54), decltype(m55),
            decltype(m56)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52, m53, m54, m55, m56);
    }
};
template <>
struct rung<58> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51), decltype(m52), decltype(m53), decltype(m54), decltype(m55),
            decltype(m56), decltype(m57)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52, m53, m54, m55, m56, m57);
    }
};
template <>
struct rung<59> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57, m58] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51), decltype(m52), decltype(m53), decltype(m54), decltype(m55),
            decltype(m56), decltype(m57), decltype(m58)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57, m58] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52, m53, m54, m55, m56, m57, m58);
    }
};
template <>
struct rung<60> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57, m58, m59] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51), decltype(m52), decltype(m53), decltype(m54), decltype(m55),
            decltype(m56), decltype(m57), decltype(m58), decltype(m59)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57, m58, m59] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52, m53, m54, m55, m56, m57, m58, m59);
    }
};
template <>
struct rung<61> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57, m58, m59, m60] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51), decltype(m52), decltype(m53), decltype(m54), decltype(m55),
            decltype(m56), decltype(m57), decltype(m58), decltype(m59), decltype(m60)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57, m58, m59, m60] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52, m53, m54, m55, m56, m57, m58, m59, m60);
    }
};
template <>
struct rung<62> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57, m58, m59, m60, m61] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51), decltype(m52), decltype(m53), decltype(m54), decltype(m55),
            decltype(m56), decltype(m57), decltype(m58), decltype(m59), decltype(m60),
            decltype(m61)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57, m58, m59, m60, m61] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52, m53, m54, m55, m56, m57, m58, m59, m60, m61);
    }
};
template <>
struct rung<63> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57, m58, m59, m60, m61, m62] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51), decltype(m52), decltype(m53), decltype(m54), decltype(m55),
            decltype(m56), decltype(m57), decltype(m58), decltype(m59), decltype(m60),
            decltype(m61), decltype(m62)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57, m58, m59, m60, m61, m62] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52, m53, m54, m55, m56, m57, m58, m59, m60, m61, m62);
    }
};
template <>
struct rung<64> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, Last{}...}; };
    template <class T> static auto types(T& object) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57, m58, m59, m60, m61, m62, m63] = object;
        return list<decltype(m0), decltype(m1), decltype(m2), decltype(m3), decltype(m4),
            decltype(m5), decltype(m6), decltype(m7), decltype(m8), decltype(m9), decltype(m10),
            decltype(m11), decltype(m12), decltype(m13), decltype(m14), decltype(m15),
            decltype(m16), decltype(m17), decltype(m18), decltype(m19), decltype(m20),
            decltype(m21), decltype(m22), decltype(m23), decltype(m24), decltype(m25),
            decltype(m26), decltype(m27), decltype(m28), decltype(m29), decltype(m30),
            decltype(m31), decltype(m32), decltype(m33), decltype(m34), decltype(m35),
            decltype(m36), decltype(m37), decltype(m38), decltype(m39), decltype(m40),
            decltype(m41), decltype(m42), decltype(m43), decltype(m44), decltype(m45),
            decltype(m46), decltype(m47), decltype(m48), decltype(m49), decltype(m50),
            decltype(m51), decltype(m52), decltype(m53), decltype(m54), decltype(m55),
            decltype(m56), decltype(m57), decltype(m58), decltype(m59), decltype(m60),
            decltype(m61), decltype(m62), decltype(m63)>{};
    }
    template <class T, class Use>
    static constexpr decltype(auto) with(T& object, Use&& use) {
        auto& [m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17, m18,
            m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34, m35,
            m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51, m52,
            m53, m54, m55, m56, m57, m58, m59, m60, m61, m62, m63] = object;
        return use(m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, m10, m11, m12, m13, m14, m15, m16, m17,
            m18, m19, m20, m21, m22, m23, m24, m25, m26, m27, m28, m29, m30, m31, m32, m33, m34,
            m35, m36, m37, m38, m39, m40, m41, m42, m43, m44, m45, m46, m47, m48, m49, m50, m51,
            m52, m53, m54, m55, m56, m57, m58, m59, m60, m61, m62, m63);
    }
};
template <>
struct rung<65> {
    template <class T, class... Last>
    static constexpr bool fits = requires { T{{}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {}, {},
        {}, {}, {}, {}, {}, {}, Last{}...}; };
};

} // namespace writ::detail
// clang-format on
