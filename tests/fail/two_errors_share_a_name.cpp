// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

namespace orders {
struct not_found {
    int order;
};
}  // namespace orders
namespace stock {
struct not_found {
    int article;
};
struct no_article {
    int article;
};
}  // namespace stock
struct order {
    int article;
};
struct contracts
    : writ::contract_list<
          writ::command<"order.place", order, writ::errors<orders::not_found, stock::not_found>>> {};  // expect: two_errors_share_a_name<orders::not_found, stock::not_found>
          // fix: writ::command<"order.place", order, writ::errors<orders::not_found, stock::no_article>>> {};
static_assert(writ::proven<contracts>);
// cannot see: errors of other services, which the asker does not know.
