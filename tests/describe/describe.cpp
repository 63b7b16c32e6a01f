// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

#include "story.hpp"

#include "catch.hpp"

#include <fstream>
#include <iterator>
#include <set>
#include <sstream>
#include <vector>

// Named: these services are only declared.
namespace described {

using namespace story;

static std::string committed(const std::string& name) {
    std::ifstream file{"tests/describe/" + name};
    REQUIRE(file);
    return {std::istreambuf_iterator<char>{file}, {}};
}

// What `diff` shows: lines of one text only.
static std::multiset<std::string> lines(const std::string& text) {
    std::istringstream all{text};
    std::multiset<std::string> found;
    for (std::string line; std::getline(all, line);) {
        found.insert(line);
    }
    return found;
}
static std::vector<std::string> only_in(const std::string& one, const std::string& other) {
    const auto known = lines(other);
    std::vector<std::string> found;
    for (const auto& line : lines(one)) {
        if (!known.contains(line)) {
            found.push_back(line);
        }
    }
    return found;
}

TEST_CASE("a system is described as the committed text") {
    CHECK(writ::describe<hotel>() == committed("hotel.txt"));
}

TEST_CASE("parts of a system are described with what they assume of the others") {
    CHECK(writ::describe_parts<process, web>() == committed("parts.txt"));
}

TEST_CASE("each declaration is described alone") {
    CHECK(writ::describe<web>() == "assuming participant web\n"
                                   "  sends command booking.reserve-room\n"
                                   "  sends command booking.cancel\n"
                                   "  asks query booking.find\n"
                                   "  subscribes to event booking.room-refused\n");
    CHECK(writ::describe<payments_contracts>() ==
          "contracts\n"
          "  command payment.take: take_payment; durable\n"
          "  event payment.taken: payment_taken; durable, ordered\n"
          "  event payment.declined: payment_declined; durable\n");
    CHECK(writ::describe<payments>() ==
          "service payments\n"
          "  takes command payment.take, by charge -> event payment.taken, "
          "event payment.declined; asks an operator\n"
          "  takes command report.make, by report -> event report.made later; asks an operator\n"
          "  every 90 min -> command report.make\n");
    CHECK(writ::describe<booking_flow>().starts_with("workflow booking-flow by booking_id\n"));
}

TEST_CASE("a service with a workflow is described with it") {
    const std::string text = writ::describe<process>();
    CHECK(text.find("  runs workflow booking-flow; from now\n") != std::string::npos);
    CHECK(text.find(writ::describe<booking_flow>()) != std::string::npos);
}

// Parts of two teams, each with its own contracts.
void print(const print_label&);
struct label_contracts : writ::contract_list<writ::command<"label.print", print_label>> {};
struct printer : writ::service<"printer", label_contracts, writ::calls<&print>> {};
struct till : writ::participant<"till", payments_contracts, writ::sends<take_payment>> {};

TEST_CASE("parts of different contract lists are described together") {
    CHECK(writ::describe_parts<printer, till>() == "part printer, till\n\n"
                                                   "messages\n"
                                                   "  command label.print: (others) -> printer\n"
                                                   "  command payment.take: till -> (others)\n\n"
                                                   "assuming\n"
                                                   "  somebody handles command payment.take\n\n"
                                                   "service printer\n"
                                                   "  takes command label.print, by print\n\n"
                                                   "assuming participant till\n"
                                                   "  sends command payment.take\n");
}

// What is allowed is told by whom: a service, a workflow, a contract list.
void silently(const report_made&, const std::string&);
struct lenient : writ::service<"lenient", contracts, writ::calls<&silently>,
                               writ::allow<writ::broken_rule::takes_what_nobody_provides,
                                           const std::string&, "the old host passes it">> {};

TEST_CASE("what is allowed is listed with its reason") {
    CHECK(writ::describe<lenient>().find("\nallowed\n  takes_what_nobody_provides of ") !=
          std::string::npos);
    CHECK(writ::describe<lenient>().find(", by lenient: the old host passes it\n") !=
          std::string::npos);
}

// ---- T17: what a comparison of two builds says

struct audit : writ::participant<"audit", contracts, writ::subscribes<report_made>> {};
namespace next_build {
struct hotel : writ::system<contracts, rooms, payments, process, web, audit,
                            writ::allow<writ::broken_rule::command_has_no_owner, print_label,
                                        "the label printer listens to the queue">> {};
}  // namespace next_build

TEST_CASE("comparing the descriptions of two builds names the edges that changed, and no other") {
    const std::string before = writ::describe<hotel>();
    const std::string after = writ::describe<next_build::hotel>();
    CHECK(only_in(before, after) ==
          std::vector<std::string>{"  event report.made", "  event report.made: payments -> nobody",
                                   "nobody consumes"});
    CHECK(only_in(after, before) ==
          std::vector<std::string>{"  event report.made: payments -> audit",
                                   "  subscribes to event report.made",
                                   "assuming participant audit"});
}

namespace next_build {

// The same services; a cancelled booking is no longer released at once.
struct later_steps : steps {
    static auto on_cancel(const writ::any_state&, const cancel_booking&) -> writ::finish<>;
};
struct booking_flow
    : writ::workflow<"booking-flow", contracts, writ::identified_by<booking_id>,
                     writ::starts<&steps::on_reserved>,
                     writ::continues<&steps::on_paid, &steps::on_declined, &later_steps::on_cancel>,
                     writ::correlate<&payment_taken::reference>,
                     writ::timeout<12h, &steps::on_timeout>, writ::ignores<room_refused>,
                     writ::otherwise<writ::ignore>, writ::may_restart> {};

}  // namespace next_build

TEST_CASE("comparing two builds of a workflow names the transitions that changed") {
    const std::string before = writ::describe<booking_flow>();
    const std::string after = writ::describe<next_build::booking_flow>();
    CHECK(only_in(after, before) ==
          std::vector<std::string>{
              "  any state, command booking.cancel -> finish",
              "  awaiting_payment, after 12 h -> finish and send command booking.release-room"});
    CHECK(only_in(before, after).size() == 2);
}

namespace named_build {

struct paid_later {
    int tries = 0;
};
auto as_now(const paid_later&) -> awaiting_payment;
struct booking_flow
    : writ::workflow<"booking-flow", contracts, writ::identified_by<booking_id>,
                     writ::starts<&steps::on_reserved>,
                     writ::continues<&steps::on_paid, &steps::on_declined, &steps::on_cancel>,
                     writ::correlate<&payment_taken::reference>,
                     writ::timeout<24h, &steps::on_timeout>, writ::ignores<room_refused>,
                     writ::otherwise<writ::ignore>, writ::may_restart,
                     writ::state<"awaiting-payment", awaiting_payment, writ::upcast<&as_now>,
                                 writ::formerly<"waiting">>> {};

}  // namespace named_build

TEST_CASE("a state is described with the name and the form that it is stored under") {
    CHECK(only_in(writ::describe<named_build::booking_flow>(), writ::describe<booking_flow>()) ==
          std::vector<std::string>{
              "  awaiting_payment is stored as awaiting-payment@2, formerly waiting"});
}

}  // namespace described
