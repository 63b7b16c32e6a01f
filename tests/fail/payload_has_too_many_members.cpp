// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

#include "story.hpp"

struct hours { int a, b, c, d, e, f, g, h, i, j, k, l; };
struct work_week {
    // fault
    int a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t, u, v, w, x, y, z;
    int a1, b1, c1, d1, e1, f1, g1, h1, i1, j1, k1, l1, m1, n1, o1, p1, q1, r1, s1, t1, u1, v1;
    int a2, b2, c2, d2, e2, f2, g2, h2, i2, j2, k2, l2, m2, n2, o2, p2, q2;
    // expect: payload_has_too_many_members<work_week>
    // fix: hours monday, tuesday, wednesday, thursday, friday;
};
struct staff_contracts : writ::contract_list<writ::event<"staff.work-week", work_week>> {};
static_assert(writ::proven<staff_contracts>);
