// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/sqlite/reader.hpp>

#include <algorithm>
#include <condition_variable>
#include <cstdint>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace writ::sqlite::inline v1::detail {

/// The connections that read, each lent to one thread at a time, made when they are needed.
class reader_pool {
public:
    reader_pool(std::string file, int flags, duration busy, std::uint32_t most)
        : file_{std::move(file)}, flags_{flags}, busy_{busy}, most_{std::max(most, 1U)} {}

    class lent {
    public:
        lent(reader_pool& from, std::unique_ptr<reader> one) : from_{&from}, one_{std::move(one)} {}
        lent(const lent&) = delete;
        lent& operator=(const lent&) = delete;
        ~lent() { from_->give_back(std::move(one_)); }
        reader* operator->() const { return one_.get(); }
        reader& operator*() const { return *one_; }

    private:
        reader_pool* from_;
        std::unique_ptr<reader> one_;
    };

    /// *Errors*: `failure` where another connection cannot be made.
    [[nodiscard]] lent take() {
        std::unique_lock hold{mutex_};
        while (idle_.empty() && made_ == most_) {
            given_back_.wait(hold);
        }
        if (!idle_.empty()) {
            std::unique_ptr<reader> one = std::move(idle_.back());
            idle_.pop_back();
            return {*this, std::move(one)};
        }
        ++made_;
        hold.unlock();
        try {
            return {*this, std::make_unique<reader>(file_, flags_, busy_)};
        } catch (...) {
            give_back(nullptr);
            throw;
        }
    }

private:
    // Nothing is given back where one could not be made.
    void give_back(std::unique_ptr<reader> one) {
        {
            const std::lock_guard hold{mutex_};
            if (one == nullptr) {
                --made_;
            } else {
                idle_.push_back(std::move(one));
            }
        }
        given_back_.notify_one();
    }

    std::string file_;
    int flags_;
    duration busy_;
    std::uint32_t most_;
    std::mutex mutex_;
    std::condition_variable given_back_;
    std::vector<std::unique_ptr<reader>> idle_;
    std::uint32_t made_ = 0;
};

}  // namespace writ::sqlite::inline v1::detail
