// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#pragma once

#include <cstddef>
#include <vector>

namespace writ {

// std::span would do, but it checks each conversion from a container by concepts that cost more
// compile time than all the rest of a service's model.

/// Elements that somebody else owns, and that outlive the view.
template <class Element>
class array_view {
public:
    constexpr array_view() = default;
    constexpr array_view(const Element* data, std::size_t size) : data_{data}, size_{size} {}
    template <std::size_t Size>
    constexpr array_view(const Element (&elements)[Size]) : array_view{elements, Size} {}
    constexpr array_view(const std::vector<Element>& elements)
        : array_view{elements.data(), elements.size()} {}

    [[nodiscard]] constexpr const Element* data() const { return data_; }
    [[nodiscard]] constexpr std::size_t size() const { return size_; }
    [[nodiscard]] constexpr bool empty() const { return size_ == 0; }
    [[nodiscard]] constexpr const Element* begin() const { return data_; }
    [[nodiscard]] constexpr const Element* end() const { return data_ + size_; }
    [[nodiscard]] constexpr const Element& operator[](std::size_t index) const {
        return data_[index];
    }

private:
    const Element* data_ = nullptr;
    std::size_t size_ = 0;
};

}  // namespace writ
