// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// Finds some fields of a JSON text in one walk over the whole of it, which also shows that the text
// is well-formed, and that none of the fields stands there twice.

#pragma once

#include <writ/codec/json.hpp>
#include <writ/runtime/from_field.hpp>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace writ::detail {

class field_finder {
public:
    static constexpr std::size_t most = 8;

    field_finder(std::string_view text, const read_limits& bounds)
        : reader_{text, bounds}, end_{text.data() + text.size()} {}

    /// Returns the number of the field. All are added before the walk.
    std::size_t add(const from_field& wanted) {
        wanted_[count_] = &wanted;
        return count_++;
    }

    bool walk() { return value((1u << count_) - 1, 0) && reader_.at_end(); }

    /// The JSON text of a field; empty where it is absent or null.
    [[nodiscard]] std::string_view found(std::size_t field) const {
        return found_[field] == "null" ? std::string_view{} : found_[field];
    }
    error take_error() { return reader_.take_error(); }

private:
    using fields = std::uint32_t;

    // The steps so far, `depth` of them, have led to this value for these fields.
    bool value(fields here, std::size_t depth) {
        reader_.skip_space();
        const char* const from = reader_.position();
        const fields ends = which(here, [&](const auto& steps) { return steps.size() == depth; });
        if (ends == 0 && here != 0 && from != end_ && (*from == '{' || *from == '[')) {
            return *from == '{' ? object(here, depth) : array(here, depth);
        }
        if (!reader_.skip_value()) {
            return false;
        }
        for (std::size_t i = 0; i < count_; ++i) {
            if ((ends >> i & 1) != 0) {
                found_[i] = reader_.text_from(from);
            }
        }
        return true;
    }

    bool object(fields here, std::size_t depth) {
        fields seen = 0;
        bool more = false;
        if (!reader_.open('{', "object")) {
            return false;
        }
        for (auto where = json_reader::place::first;; where = reader_.after_value()) {
            std::string_view key;
            if (!reader_.at_member(where, more) || (more && !reader_.key(key))) {
                return false;
            }
            if (!more) {
                return true;
            }
            const fields next = leading_to(here, depth, key);
            if ((next & seen) != 0) {
                reader_.fail("appears twice");
                return fail_inside(next, depth);
            }
            seen |= next;
            if (!value(next, depth + 1)) {
                return fail_inside(next, depth);
            }
        }
    }

    bool array(fields here, std::size_t depth) {
        bool more = false;
        std::size_t index = 0;
        if (!reader_.open('[', "array")) {
            return false;
        }
        for (auto where = json_reader::place::first;; where = reader_.after_value(), ++index) {
            if (!reader_.at_element(where, more)) {
                return false;
            }
            if (!more) {
                return true;
            }
            if (!value(leading_to(here, depth, std::to_string(index)), depth + 1)) {
                return reader_.inside(index);
            }
        }
    }

    fields leading_to(fields here, std::size_t depth, std::string_view step) const {
        return which(here, [&](const auto& steps) { return steps[depth] == step; });
    }

    template <class Test>
    fields which(fields here, Test test) const {
        fields good = 0;
        for (std::size_t i = 0; i < count_; ++i) {
            if ((here >> i & 1) != 0 && test(wanted_[i]->steps())) {
                good |= fields{1} << i;
            }
        }
        return good;
    }

    // The key itself may be gone by now; a member that nobody wants is told without its name.
    bool fail_inside(fields next, std::size_t depth) {
        for (std::size_t i = 0; i < count_; ++i) {
            if ((next >> i & 1) != 0) {
                return reader_.inside(wanted_[i]->steps()[depth]);
            }
        }
        return false;
    }

    json_reader reader_;
    const char* const end_;
    std::size_t count_ = 0;
    const from_field* wanted_[most]{};
    std::string_view found_[most]{};
};

}  // namespace writ::detail
