// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <writ/runtime/model.hpp>
#include <writ/runtime/pattern.hpp>

namespace writ::inline v1 {

/// The routes of a service that take a wire name, as they were declared: those of this very name,
/// and the patterns that match it. The model, and the text of the name, must outlive the range.
class route_range {
public:
    class iterator {
    public:
        const route& operator*() const { return range_->routes_[place()]; }
        const route* operator->() const { return &**this; }
        iterator& operator++() {
            if (named_ < pattern_) {
                named_ = range_->after(named_);
            } else {
                pattern_ = range_->matching(range_->after(pattern_));
            }
            return *this;
        }
        bool operator==(const iterator& other) const { return place() == other.place(); }

    private:
        friend route_range;
        iterator(const route_range* range, std::size_t named, std::size_t pattern)
            : range_{range}, named_{named}, pattern_{pattern} {}
        [[nodiscard]] std::size_t place() const { return named_ < pattern_ ? named_ : pattern_; }

        const route_range* range_;
        std::size_t named_;
        std::size_t pattern_;
    };

    /// The routes, how they go on from `first_named`, the first of this very name, and from
    /// `first_pattern`.
    route_range(array_view<route> routes, const std::uint32_t* next, std::string_view type,
                std::size_t first_named, std::size_t first_pattern)
        : routes_{routes},
          next_{next},
          type_{type},
          first_named_{first_named},
          first_pattern_{first_pattern} {}

    [[nodiscard]] iterator begin() const { return {this, first_named_, matching(first_pattern_)}; }
    [[nodiscard]] iterator end() const { return {this, routes_.size(), routes_.size()}; }
    [[nodiscard]] bool empty() const { return begin() == end(); }

private:
    [[nodiscard]] std::size_t after(std::size_t place) const {
        return next_ == nullptr ? place + 1 : next_[place];
    }
    [[nodiscard]] std::size_t matching(std::size_t place) const {
        while (place < routes_.size() && !takes(routes_[place])) {
            place = after(place);
        }
        return place;
    }
    [[nodiscard]] bool takes(const route& way) const {
        return way.is_pattern ? matches(way.type, type_) : way.type == type_;
    }

    array_view<route> routes_;
    const std::uint32_t* next_;
    std::string_view type_;
    std::size_t first_named_;
    std::size_t first_pattern_;
};

/// The routes of a service that take this wire name.
[[nodiscard]] inline route_range routes_of(const service_model& model, std::string_view type) {
    const route_index& index = model.index;
    if (index.find == nullptr) {
        return {model.routes, nullptr, type, model.routes.size(), 0};
    }
    return {model.routes, index.next, type, index.find(type), index.first_pattern};
}

}  // namespace writ::inline v1
