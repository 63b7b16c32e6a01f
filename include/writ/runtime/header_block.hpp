// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace writ::inline v1 {

/// A header as a transport has received it, or is to send it. Somebody else owns the texts.
struct header_view {
    std::string_view name;
    std::string_view value;

    friend bool operator==(const header_view&, const header_view&) = default;
};

/// Headers that are put together for a transport, one behind the other in memory that is used
/// again. The views that it gives are valid until it changes.
class header_block {
public:
    class iterator {
    public:
        iterator(const header_block& block, std::size_t index) : block_{&block}, index_{index} {}
        header_view operator*() const { return (*block_)[index_]; }
        iterator& operator++() {
            ++index_;
            return *this;
        }
        friend bool operator==(const iterator&, const iterator&) = default;

    private:
        const header_block* block_;
        std::size_t index_;
    };

    [[nodiscard]] std::size_t size() const { return pieces_.size(); }
    [[nodiscard]] bool empty() const { return pieces_.empty(); }
    [[nodiscard]] header_view operator[](std::size_t index) const {
        const piece& at = pieces_[index];
        const std::size_t first = index == 0 ? 0 : pieces_[index - 1].end;
        const std::string_view all{text_};
        return {all.substr(first, at.value - first), all.substr(at.value, at.end - at.value)};
    }
    [[nodiscard]] iterator begin() const { return {*this, 0}; }
    [[nodiscard]] iterator end() const { return {*this, size()}; }

    /// Removes all headers and keeps the memory.
    void clear() {
        text_.clear();
        pieces_.clear();
    }

    /// Adds a header whose name is `prefix` and `name`.
    void add(std::string_view prefix, std::string_view name, std::string_view value) {
        add(prefix, name, [&](std::string& text) { text += value; });
    }

    /// Adds a header whose value `append` puts behind the text that it is given.
    template <class Append>
        requires requires(Append& append, std::string& text) { append(text); }
    void add(std::string_view prefix, std::string_view name, Append&& append) {
        text_ += prefix;
        text_ += name;
        const std::size_t value = text_.size();
        append(text_);
        pieces_.push_back({value, text_.size()});
    }

private:
    // A header begins where the one before it ends.
    struct piece {
        std::size_t value;
        std::size_t end;
    };

    std::string text_;
    std::vector<piece> pieces_;
};

}  // namespace writ::inline v1
