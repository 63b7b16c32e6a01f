// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// The express way: inside of one process, on a store that keeps nothing over its end, a message may
// be handed to its handler as an object. It is assigned into a slot of a ring, which keeps the
// memory of its strings, and is neither encoded, nor stored, nor given attributes.
//
// What fails, and what comes after it under its key, leaves the express way for the store, where it
// is retried and parked like any other.

#pragma once

#include <array>
#include <atomic>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <thread>
#include <utility>
#include <vector>

namespace writ::detail {

template <class Message>
inline constexpr char express_tag = 0;

struct any_express_ring {
    any_express_ring() = default;
    any_express_ring(const any_express_ring&) = delete;
    any_express_ring& operator=(const any_express_ring&) = delete;
    virtual ~any_express_ring() = default;

    [[nodiscard]] bool is_open() const { return is_open_.load(std::memory_order_acquire); }
    void close() { is_open_.store(false, std::memory_order_release); }

private:
    std::atomic<bool> is_open_ = true;
};

// A bounded ring for many senders and one receiver; an object is assigned in place.
template <class Message>
class express_ring final : public any_express_ring {
public:
    explicit express_ring(std::size_t least) : mask_{size_for(least) - 1}, cells_(mask_ + 1) {
        for (std::size_t at = 0; at <= mask_; ++at) {
            cells_[at].turn.store(at, std::memory_order_relaxed);
        }
    }

    // False: it is full.
    bool offer(const Message& message, std::uint64_t number) {
        auto at = last_.load(std::memory_order_relaxed);
        while (true) {
            cell& into = cells_[at & mask_];
            const auto turn = into.turn.load(std::memory_order_acquire);
            if (turn == at) {
                if (last_.compare_exchange_weak(at, at + 1, std::memory_order_relaxed)) {
                    into.message = message;
                    into.number = number;
                    into.turn.store(at + 1, std::memory_order_release);
                    return true;
                }
            } else if (turn < at) {
                return false;
            } else {
                at = last_.load(std::memory_order_relaxed);
            }
        }
    }

    // Calls use(message, number) for at most `most` messages; returns for how many.
    template <class Use>
    std::size_t drain(std::size_t most, Use&& use) {
        std::size_t done = 0;
        for (; done < most; ++done) {
            const auto at = first_.load(std::memory_order_relaxed);
            cell& from = cells_[at & mask_];
            if (from.turn.load(std::memory_order_acquire) != at + 1) {
                break;
            }
            use(from.message, from.number);
            from.turn.store(at + mask_ + 1, std::memory_order_release);
            first_.store(at + 1, std::memory_order_release);
        }
        return done;
    }

    [[nodiscard]] bool empty() const {
        return first_.load(std::memory_order_acquire) == last_.load(std::memory_order_acquire);
    }

private:
    struct cell {
        std::atomic<std::uint64_t> turn{0};
        std::uint64_t number = 0;
        Message message{};
    };
    static std::size_t size_for(std::size_t least) {
        std::size_t size = 2;
        while (size < least) {
            size *= 2;
        }
        return size;
    }

    std::size_t mask_;
    std::vector<cell> cells_;
    alignas(64) std::atomic<std::uint64_t> last_{0};
    alignas(64) std::atomic<std::uint64_t> first_{0};
};

// Where senders and receivers of one store find each other. A type has rings while all who take it
// do so by express; if anybody takes it from the store, everything goes there.
class express_board {
public:
    struct entry {
        std::string type{};
        std::atomic<const void*> tag{nullptr};
        std::atomic<int> from_store{0};
        std::atomic<std::size_t> size{0};
        std::atomic<std::uint64_t> dropped{0};
        std::array<std::shared_ptr<any_express_ring>, 8> rings{};
    };

    // Nobody takes the type from the store: `offer` reaches all who take it.
    template <class Message>
    [[nodiscard]] entry* find() const {
        const auto count = size_.load(std::memory_order_acquire);
        for (std::size_t at = 0; at < count; ++at) {
            entry& each = *entries_[at];
            if (each.tag == &express_tag<Message>) {
                const bool whole = from_store_.load(std::memory_order_acquire) == 0 &&
                                   each.from_store.load(std::memory_order_acquire) == 0;
                return whole && has_open(each) ? &each : nullptr;
            }
        }
        return nullptr;
    }
    static bool has_open(const entry& where) {
        for (std::size_t at = 0; at < where.size.load(std::memory_order_acquire); ++at) {
            if (where.rings[at]->is_open()) {
                return true;
            }
        }
        return false;
    }

    // False: there is no room for one more.
    template <class Message>
    bool open(std::string_view type, std::shared_ptr<express_ring<Message>> ring) {
        const std::lock_guard lock{mutex_};
        entry* const into = of(type, &express_tag<Message>);
        if (into == nullptr || into->size == into->rings.size()) {
            return false;
        }
        into->rings[into->size] = std::move(ring);
        into->size.fetch_add(1, std::memory_order_release);
        return true;
    }
    // Somebody takes it from the store. Empty: all types.
    void take_from_store(std::string_view type) {
        const std::lock_guard lock{mutex_};
        entry* const into = type.empty() ? nullptr : of(type, nullptr);
        ++(into == nullptr ? from_store_ : into->from_store);
    }

    [[nodiscard]] std::uint64_t next_number() {
        return numbers_.fetch_add(1, std::memory_order_relaxed);
    }

private:
    entry* of(std::string_view type, const void* tag) {
        for (std::size_t at = 0; at < size_; ++at) {
            if (entries_[at]->type == type) {
                if (tag != nullptr && entries_[at]->tag == nullptr) {
                    entries_[at]->tag = tag;
                }
                return tag == nullptr || entries_[at]->tag == tag ? entries_[at].get() : nullptr;
            }
        }
        if (size_ == entries_.size()) {
            return nullptr;
        }
        auto made = std::make_unique<entry>();
        made->type = type;
        made->tag = tag;
        entries_[size_] = std::move(made);
        size_.fetch_add(1, std::memory_order_release);
        return entries_[size_ - 1].get();
    }

    std::mutex mutex_;
    std::array<std::unique_ptr<entry>, 256> entries_{};
    std::atomic<std::size_t> size_{0};
    std::atomic<int> from_store_{0};
    std::atomic<std::uint64_t> numbers_{1};
};

}  // namespace writ::detail
