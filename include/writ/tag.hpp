// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0
#pragma once

#include <writ/detail/type_name.hpp>

#include <string_view>

namespace writ {

/// What tells an alternative of a `std::variant` from the others on the wire:
/// `{"type":"card","number":"1234"}`. The name of the type without its namespaces, or what is said
/// where the type is declared, as it must be of a template:
///
///     template <> inline constexpr std::string_view writ::tag_of<card> = "credit-card";
///
/// *Rules*: two_alternatives_share_a_tag, template_has_no_tag_of_its_own.
template <class Alternative>
inline constexpr std::string_view tag_of = detail::type_name<Alternative>;

/// The name of the member that holds the tag. Another one is said of the variant's type:
///
///     using payment = std::variant<card, transfer>;
///     template <> inline constexpr std::string_view writ::tag_member<payment> = "kind";
///
/// *Rules*: alternative_has_a_member_called_like_its_tag.
template <class Variant>
inline constexpr std::string_view tag_member = "type";

}  // namespace writ
