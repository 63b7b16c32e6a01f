// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/memory/store.hpp>
#include <writ/runtime/emit.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace simulated {

/// What an engine can do wrong.
enum class mistake {
    none,
    settles_before_commit,  // what was read is settled, before it is committed
    emits_before_commit,  // what is emitted goes out first
    claims_after_handling,  // the inbox is written after the handler, by another commit
    has_two_relays,  // everybody who asks is the relay
    fires_before_delete,  // a timer fires, and is deleted by another commit
    rolls_back_others,  // after a handler that failed the rows of the others are rolled back too
    forgets_the_fence,  // who was stopped past its lease may go on
    overwrites_instances  // an instance is stored whatever was stored since it was loaded
};

/// The engine with one mistake: the same engine, on a store that does in two commits what belongs
/// into one, or does not look where it must. `between` is called where others can come in between,
/// and where the process can end.
class wrong_store : public writ::memory::store {
public:
    using entry = writ::commit_entry;
    using entries_span = std::span<entry>;
    using positions_span = std::span<const writ::read_position>;
    using entry_results = std::vector<writ::entry_result>;

    /// The mistake of those that are made from now on.
    static mistake& next() {
        static thread_local mistake made = mistake::none;
        return made;
    }
    using store::store;
    std::function<void()> between{};

    writ::result<void> commit(entries_span entries, positions_span positions,
                              entry_results& results) {
        switch (made_) {
        case mistake::settles_before_commit: return settle_first(entries, positions, results);
        case mistake::emits_before_commit:
        case mistake::fires_before_delete: return emit_first(entries, positions, results);
        case mistake::claims_after_handling: return claim_last(entries, positions, results);
        case mistake::rolls_back_others: return roll_back_others(entries, positions, results);
        case mistake::forgets_the_fence: return forget_the_fence(entries, positions, results);
        case mistake::overwrites_instances: return overwrite(entries, positions, results);
        case mistake::none:
        case mistake::has_two_relays: break;
        }
        return store::commit(entries, positions, results);
    }

    writ::result<bool> is_claimed(std::string_view service, std::string_view subscriber,
                                  const writ::envelope& message) {
        return made_ == mistake::claims_after_handling
                   ? writ::result<bool>{claimed_.contains(key_of(service, subscriber, message))}
                   : store::is_claimed(service, subscriber, message);
    }

    writ::result<std::optional<writ::lease>> acquire(std::string_view role, std::string_view holder,
                                                     writ::duration span) {
        if (!is_relay(role)) {
            return store::acquire(role, holder, span);
        }
        if (relay_ == 0) {
            relay_ = store::acquire(role, "everybody", span).value()->epoch;
        }
        return std::optional{writ::lease{++given_, false}};
    }
    writ::result<bool> renew(std::string_view role, std::uint64_t epoch, writ::duration span) {
        return is_relay(role) ? writ::result<bool>{true} : store::renew(role, epoch, span);
    }
    writ::result<void> give_back(std::string_view role, std::uint64_t epoch) {
        return is_relay(role) ? writ::result<void>{} : store::give_back(role, epoch);
    }
    writ::result<bool> published(std::span<const std::uint64_t> numbers, std::string_view role,
                                 std::uint64_t epoch) {
        return store::published(numbers, role, is_relay(role) ? relay_ : epoch);
    }

private:
    [[nodiscard]] bool is_relay(std::string_view role) const {
        return made_ == mistake::has_two_relays && role == "relay";
    }

    writ::result<void> settle_first(entries_span entries, positions_span positions,
                                    entry_results& results) {
        std::vector<writ::read_position> early(positions.begin(), positions.end());
        for (auto& each : early) {
            each.offset = log_head().value();
        }
        return store::commit(entries, early, results);
    }

    writ::result<void> emit_first(entries_span entries, positions_span positions,
                                  entry_results& results) {
        std::vector<std::vector<writ::outgoing_message>> early(entries.size());
        for (std::size_t at = 0; at < entries.size(); ++at) {
            auto& each = entries[at];
            const bool is_timer =
                each.message != nullptr && each.message->type == writ::timed_out_type;
            if (is_timer || made_ == mistake::emits_before_commit) {
                early[at] = std::exchange(each.emissions, {});
                static_cast<void>(append(early[at], each.via_outbox).has_value());
            }
        }
        between();
        const auto done = store::commit(entries, positions, results);
        for (std::size_t at = 0; at < entries.size(); ++at) {
            if (!early[at].empty()) {
                entries[at].emissions = std::move(early[at]);
            }
        }
        return done;
    }

    // The claims of one owner are written with its next commit; if it has none, never.
    writ::result<void> claim_last(entries_span entries, positions_span positions,
                                  entry_results& results) {
        std::vector<char> known(entries.size());
        std::vector<std::string> keys(entries.size());
        for (std::size_t at = 0; at < entries.size(); ++at) {
            auto& each = entries[at];
            for (auto& key : unwritten_[owner_of(each)]) {
                claimed_.insert(std::move(key));
            }
            unwritten_[owner_of(each)].clear();
            if (std::exchange(each.claims, false)) {
                keys[at] = key_of(each.service, each.subscriber, *each.message);
                known[at] = claimed_.contains(keys[at]);
                each.place = known[at] ? no_place : each.place;
            }
        }
        const auto done = store::commit(entries, positions, results);
        for (std::size_t at = 0; at < entries.size(); ++at) {
            auto& each = entries[at];
            each.claims = !keys[at].empty();
            if (known[at]) {
                each.place = 0;
                results[at].what = writ::commit_result::duplicate;
            } else if (done && each.claims && results[at].what == writ::commit_result::committed) {
                unwritten_[owner_of(each)].push_back(keys[at]);
            }
        }
        return done;
    }
    static constexpr std::uint64_t no_place = ~std::uint64_t{0};  // which commits nothing
    static std::string owner_of(const entry& of) {
        return of.service + '#' + std::to_string(of.slot) + '#' + std::to_string(of.epoch);
    }
    static std::string key_of(std::string_view service, std::string_view subscriber,
                              const writ::envelope& of) {
        std::string made{service};
        made.append("/").append(subscriber).append("/").append(of.source).append("/");
        return made.append(of.id).append("/").append(std::to_string(of.generation));
    }

    writ::result<void> roll_back_others(entries_span entries, positions_span positions,
                                        entry_results& results) {
        bool failed = false;
        std::vector<std::function<bool(entry&, void*)>> good(entries.size());
        for (std::size_t at = 0; at < entries.size(); ++at) {
            auto& each = entries[at];
            good[at] = each.decide_within;
            if (each.decide_within) {
                each.decide_within = [&failed, &decide = good[at]](entry& into, void* rows) {
                    failed = !decide(into, rows) || failed;
                    return !failed;
                };
            }
        }
        const auto done = store::commit(entries, positions, results);
        for (std::size_t at = 0; at < entries.size(); ++at) {
            entries[at].decide_within = std::move(good[at]);
        }
        return done;
    }

    writ::result<void> forget_the_fence(entries_span entries, positions_span positions,
                                        entry_results& results) {
        std::vector<std::uint64_t> epochs;
        for (auto& each : entries) {
            epochs.push_back(std::exchange(each.epoch, 0));
        }
        const auto done = store::commit(entries, positions, results);
        for (std::size_t at = 0; at < entries.size(); ++at) {
            entries[at].epoch = epochs[at];
        }
        return done;
    }

    writ::result<void> overwrite(entries_span entries, positions_span positions,
                                 entry_results& results) {
        std::vector<std::uint64_t> versions;
        for (auto& each : entries) {
            versions.push_back(each.instance ? each.instance->expected_version : 0);
            if (each.instance) {
                each.instance->expected_version =
                    load(each.service, each.subscriber, each.instance->key).value().version;
            }
        }
        const auto done = store::commit(entries, positions, results);
        for (std::size_t at = 0; at < entries.size(); ++at) {
            if (entries[at].instance) {
                entries[at].instance->expected_version = versions[at];
            }
        }
        return done;
    }

    mistake made_ = next();
    std::set<std::string> claimed_;
    std::map<std::string, std::vector<std::string>> unwritten_;
    std::uint64_t relay_ = 0;
    std::uint64_t given_ = 0;
};

}  // namespace simulated
