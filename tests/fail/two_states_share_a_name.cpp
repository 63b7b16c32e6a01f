// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include <writ/writ.hpp>

namespace payment {
struct waiting {};
}  // namespace payment
namespace delivery {
struct waiting {};
}  // namespace delivery
struct parcel_id {
    int value;
};
struct ordered {
    parcel_id parcel;
};
struct paid {
    parcel_id parcel;
};
struct delivered {
    parcel_id parcel;
};
struct parcels : writ::contract_list<writ::event<"ordered", ordered>, writ::event<"paid", paid>,
                                     writ::event<"delivered", delivered>> {};
struct on_the_way {};
using last = delivery::waiting;  // expect: two_states_share_a_name<payment::waiting, delivery::waiting, shipping>
// fix: using last = on_the_way;
struct steps {
    static auto begin(const ordered&) -> writ::step<payment::waiting>;
    static auto on_paid(const payment::waiting&, const paid&) -> writ::step<last>;
    static auto end(const last&, const delivered&) -> writ::finish<>;
};
struct shipping : writ::workflow<"shipping", parcels, writ::identified_by<parcel_id>,
                                 writ::starts<&steps::begin>,
                                 writ::continues<&steps::on_paid, &steps::end>> {};
static_assert(writ::proven<shipping>);
// cannot see: that a state without a `writ::state` was renamed since instances of it were stored.
