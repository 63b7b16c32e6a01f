// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include "../wire/every_kind.hpp"

namespace sample {

// An object that has been used before must come out like a new one.
inline const every_kind& used_before() {
    static const every_kind used = [] {
        every_kind made;
        made.numbers.i64 = -1;
        made.texts.text = "a text that is too long to be kept within the string";
        made.containers = {{"a", "b", "c"}, {true, true},
                           {1, {}, 3},      {1, 2},
                           {{1}, {2, 3}},   {{"a", 1}, {"b", 2}},
                           {{"c", {"d"}}},  {{{"x"}, 1, 2.5, {{{"y"}, 2, {}, {}}}}}};
        made.forms.bytes.resize(40);
        made.forms.payment = transfer{"a long number of a bank account"};
        made.forms.change = card{"1234", 7};
        made.forms.payments = {cash{}, card{"5678", {}}};
        made.forms.password = writ::secret<std::string>{"a secret of some length, also used"};
        made.forms.open = {{"a", {1, 2, nullptr}}};
        made.keeper = {1, {{{"kept", {"[1]"}}, {"too", {"\"x\""}}}}, "note"};
        made.maybe = 7;
        made.line = made.containers.lines.front();
        made.articles = {{{"z"}}};
        made.anything.text = "[1,2,3]";
        return made;
    }();
    return used;
}

}  // namespace sample
