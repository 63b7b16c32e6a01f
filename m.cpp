
#include <writ/proven.hpp>
#include <chrono>
#include <map>
#include <vector>
namespace booking {
using namespace std::chrono_literals;
struct booking_id { std::string value; };
struct make_reservation { booking_id booking; std::string room_id, customer_id; int nights; };
struct room_reserved    { booking_id booking; std::string room_id, customer_id; int nights; };
struct release_room     { booking_id booking; std::string room_id; };
struct cancel_booking   { booking_id booking; };
struct take_payment     { booking_id booking; std::string customer_id; };
struct payment_taken    { std::string reference; long long cents; };
struct payment_declined { booking_id booking; std::string reason; };
struct email_hotel      { booking_id booking; std::optional<std::string> note; std::vector<std::string> cc; };
struct find_booking     { booking_id booking; };
struct booking_view     { booking_id booking; std::string room_id; };
struct sold_out         { std::string room_id; };
struct not_found        { booking_id booking; };

struct payment_contracts : writ::contract_list<
    writ::stream<"payment", writ::keyed_by<booking_id>,
        writ::command<"payment.take-payment",     take_payment>,
        writ::event  <"payment.payment-declined", payment_declined>>,
    writ::event<"payment.payment-taken", payment_taken>> {};

struct contracts : writ::contract_list<
    writ::sticky<"tenant">,
    writ::stream<"booking", writ::keyed_by<booking_id>,
        writ::command<"booking.make-reservation", make_reservation, writ::errors<sold_out>>,
        writ::event  <"booking.room-reserved",    room_reserved>,
        writ::command<"booking.release-room",     release_room>,
        writ::command<"booking.cancel-booking",   cancel_booking>>,
    payment_contracts,
    writ::command<"mail.email-hotel", email_hotel>,
    writ::query<"booking.find", find_booking, writ::reply<booking_view>, writ::errors<not_found>>> {};

struct user { std::string name; };
struct authenticate { using provides = user; };
struct transaction { using transaction_tag = void; };
struct rooms { std::map<std::string, std::string> held; };

struct web : writ::participant<"web", contracts, writ::sends<make_reservation>, writ::asks<find_booking>> {};

struct reserve_room {
  rooms& repository;
  auto operator()(const make_reservation& c, const writ::context&, const user&) const -> std::variant<room_reserved, sold_out> {
    if (!repository.held.emplace(c.room_id, c.booking.value).second) return sold_out{c.room_id};
    return room_reserved{c.booking, c.room_id, c.customer_id, c.nights};
  }
};
struct free_room {
  rooms& repository;
  void operator()(const release_room& c, const writ::attribute<"tenant">&) const { repository.held.erase(c.room_id); }
};
inline auto find(const find_booking& q) -> std::variant<booking_view, not_found> { return booking_view{q.booking, "r7"}; }

struct room_booking_face : writ::participant<"room-booking", contracts, writ::accepts<make_reservation, release_room>, writ::answers<find_booking>, writ::publishes<room_reserved>> {};
struct room_booking : writ::service<"room-booking", contracts,
    writ::uses<authenticate>, writ::implements<room_booking_face>,
    writ::handles<reserve_room, writ::idempotent>,
    writ::handles<free_room, writ::idempotent, writ::attempts<5>>,
    writ::calls<&find>> {};

struct cashier {
  bool refuse = false;
  auto charge(const take_payment& c) -> std::variant<payment_taken, payment_declined> { if (refuse) return payment_declined{c.booking, "card"}; return payment_taken{c.booking.value, 100}; }
};
struct payments : writ::service<"payments", contracts, writ::calls<&cashier::charge, writ::may_repeat>> {};

struct mailbox { int mails = 0; void mail(const email_hotel&, transaction&) noexcept { ++mails; } };
struct audit { void operator()(const writ::raw_message&) const {} };
struct hotel_mail : writ::service<"hotel-mail", contracts, writ::calls<&mailbox::mail, writ::ask_operator>, writ::handles<audit, writ::matching<"booking.*", "payment.*">>> {};

struct awaiting_payment { std::string room_id; int tries = 0; };
struct booking_steps {
  static auto on_reserved(const room_reserved& e) -> writ::step<awaiting_payment, take_payment> { return {{e.room_id, 0}, take_payment{e.booking, e.customer_id}}; }
  static auto on_paid(const awaiting_payment&, const payment_taken&, const booking_id& id) -> writ::finish<email_hotel> { return email_hotel{id, {}, {}}; }
  static auto on_declined(const awaiting_payment& s, const payment_declined& e) -> std::variant<writ::stay<take_payment>, writ::finish<release_room>> {
    if (s.tries < 2) return writ::stay{take_payment{e.booking, "again"}};
    return writ::finish{release_room{e.booking, s.room_id}};
  }
  static auto on_timeout(const awaiting_payment& s, const writ::timed_out&, const booking_id& id) -> writ::finish<release_room> { return release_room{id, s.room_id}; }
  static auto on_cancel(const writ::any_state&, const cancel_booking& c) -> writ::finish<release_room> { return release_room{c.booking, "?"}; }
};
struct booking_flow : writ::workflow<"booking-flow", contracts, writ::identified_by<booking_id>, writ::correlate<&payment_taken::reference>,
    writ::starts<&booking_steps::on_reserved>,
    writ::continues<&booking_steps::on_paid, &booking_steps::on_declined, &booking_steps::on_cancel>,
    writ::timeout<24h, &booking_steps::on_timeout>,
    writ::otherwise<writ::ignore>> {};
struct booking_process : writ::service<"booking-process", contracts, writ::runs<booking_flow>> {};

struct hotel : writ::system<contracts, web, room_booking, payments, hotel_mail, booking_process> {};
}

static_assert(writ::proven<booking::rooms>);
int main(){}
