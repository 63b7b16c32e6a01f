// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/store.hpp>

#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace writ::memory::inline v1 {

namespace detail {

// Messages in the order of their sequences, which have no gaps.
class log_rows {
public:
    struct row {
        logged_message message{};
        timestamp stored{};
        bool appended = false;  // from outside: its identity is remembered
        bool read = false;  // by somebody who wanted it
    };

    [[nodiscard]] std::uint64_t head() const { return next_ - 1; }
    [[nodiscard]] std::uint64_t first() const { return first_; }
    [[nodiscard]] std::size_t size() const { return static_cast<std::size_t>(next_ - first_); }
    [[nodiscard]] std::uint64_t bytes() const { return bytes_; }
    [[nodiscard]] const row& operator[](std::uint64_t sequence) const {
        const auto at = static_cast<std::size_t>(sequence - base_);
        return blocks_[at / rows_in_block][at % rows_in_block];
    }

    void mark_read(std::uint64_t sequence) {
        const auto at = static_cast<std::size_t>(sequence - base_);
        blocks_[at / rows_in_block][at % rows_in_block].read = true;
    }

    std::uint64_t add(const outgoing_message& sent, std::uint32_t slot, timestamp now,
                      bool appended) {
        const auto at = static_cast<std::size_t>(next_ - base_);
        if (at / rows_in_block == blocks_.size()) {
            add_block();
        }
        row& made = blocks_[at / rows_in_block][at % rows_in_block];
        made.message.sent = sent;
        made.message.slot = slot;
        made.message.sequence = next_;
        made.stored = now;
        made.appended = appended;
        made.read = false;
        bytes_ += sent.message.body.size();
        return next_++;
    }

    void drop_first() {
        auto& body =
            blocks_.front()[static_cast<std::size_t>(first_ - base_)].message.sent.message.body;
        bytes_ -= body.size();
        if (body.capacity() > most_spare_bytes) {
            body = std::string{};
        }
        ++first_;
        if (first_ - base_ == rows_in_block) {
            if (spare_.size() < 4) {
                spare_.push_back(std::move(blocks_.front()));
            }
            blocks_.pop_front();
            base_ = first_;
        }
    }

private:
    static constexpr std::size_t rows_in_block = 256;
    static constexpr std::size_t most_spare_bytes = 4'096;  // of a body whose room is kept
    using block = std::vector<row>;

    // Rows of a block that was dropped are used again: their strings have their room already.
    void add_block() {
        if (spare_.empty()) {
            blocks_.emplace_back(rows_in_block);
        } else {
            blocks_.push_back(std::move(spare_.back()));
            spare_.pop_back();
        }
    }

    std::deque<block> blocks_;
    std::vector<block> spare_;
    std::uint64_t base_ = 1;  // the sequence of the first row of the first block
    std::uint64_t first_ = 1;
    std::uint64_t next_ = 1;
    std::uint64_t bytes_ = 0;
};

// Where a message that came from outside is, by its identity, as long as it is kept: 0 while it
// is delayed.
class appended_ids {
public:
    [[nodiscard]] const std::uint64_t* find(const envelope& message) const {
        const auto at = places_.find(key_of(message));
        return at == places_.end() ? nullptr : &at->second;
    }
    void put(const envelope& message, std::uint64_t sequence) {
        places_.insert_or_assign(key_of(message), sequence);
    }
    void erase(const envelope& message) { places_.erase(key_of(message)); }

private:
    static std::string key_of(const envelope& message) {
        return std::to_string(message.source.size()) + ':' + message.source + message.id;
    }
    std::unordered_map<std::string, std::uint64_t> places_;
};

}  // namespace detail

}  // namespace writ::memory::inline v1
