// Copyright (c) 2026 The writ authors
// SPDX-License-Identifier: BSL-1.0

// What reading and writing JSON costs against other libraries:
//
//     ./dev bench codec               the messages of benchmarks/messages, all of them
//     build/bin/bench_codec order     those whose names begin so
//
// Each peer reads into an object and writes into a buffer that it used before. In a round all peers
// take their turn at a message; a figure is the median over the rounds of the ratio within a round.

#include "codec/peer.hpp"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>
#include <vector>

namespace {

using bench::actions;
using bench::input;
using bench::peer;

constexpr int rounds = 7;
constexpr std::chrono::milliseconds turn{8};

// As many as are built in; ours is the first.
const std::vector<const peer*> peers{
    &bench::writ,
#ifdef BENCH_GLAZE
    &bench::glaze,
#endif
#ifdef BENCH_SIMDJSON
    &bench::simdjson,
#endif
#ifdef BENCH_RAPIDJSON
    &bench::rapidjson,
#endif
#ifdef BENCH_NLOHMANN
    &bench::nlohmann_sax, &bench::nlohmann_dom,
#endif
};

struct aim {
    const char* against;  ///< a peer; "best" is the fastest of them
    double ratio;
};

struct scenario {
    const char* name;
    bool in_order;
    std::vector<aim> decode;
    std::vector<aim> encode;
};

std::string contents(const std::string& name) {
    std::ifstream file{BENCH_MESSAGES "/" + name + ".json", std::ios::binary};
    if (!file)
        throw std::runtime_error{"no message " + name};
    return {std::istreambuf_iterator<char>{file}, {}};
}

double nanoseconds(std::chrono::steady_clock::duration time) {
    return std::chrono::duration<double, std::nano>{time}.count();
}

template <class Work>
double time_of(std::size_t count, Work&& work) {
    const auto start = std::chrono::steady_clock::now();
    for (std::size_t i = 0; i < count; ++i)
        work();
    return nanoseconds(std::chrono::steady_clock::now() - start) / static_cast<double>(count);
}

// How often it can be done in a turn; doing it so often is also the warming up.
template <class Work>
std::size_t count_in_turn(Work&& work) {
    const double once = time_of(200, work);
    return static_cast<std::size_t>(nanoseconds(turn) / once) + 1;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

// The times of each peer by round; none of one that cannot do it.
using times = std::vector<std::vector<double>>;

struct summary {
    std::vector<std::string> lines;

    void add(const std::string& what, const times& measured, const std::vector<aim>& aims) {
        for (const aim& each : aims)
            lines.push_back(figure(what, measured, each));
    }

    static std::string figure(const std::string& what, const times& measured, const aim& wanted) {
        char line[200];
        const std::vector<double> ratios = ratios_to(measured, wanted.against);
        if (ratios.empty()) {
            std::snprintf(line, sizeof line, "%s : %s | not measured | <= %.2f | not measured",
                          what.c_str(), wanted.against, wanted.ratio);
            return line;
        }
        const double middle = median(ratios);
        std::snprintf(line, sizeof line, "%s : %s | %.2f (%.2f to %.2f) | <= %.2f | %s",
                      what.c_str(), name_of(measured, wanted.against).c_str(), middle,
                      *std::min_element(ratios.begin(), ratios.end()),
                      *std::max_element(ratios.begin(), ratios.end()), wanted.ratio,
                      middle <= wanted.ratio ? "ok" : "short");
        return line;
    }

    static std::size_t index_of(const times& measured, const std::string& name) {
        std::size_t best = 0;
        for (std::size_t i = 1; i < peers.size(); ++i) {
            if (measured[i].empty() || (name != "best" && name != peers[i]->name))
                continue;
            if (best == 0 || median(measured[i]) < median(measured[best]))
                best = i;
        }
        return best;
    }

    static std::string name_of(const times& measured, const std::string& name) {
        const char* const found = peers[index_of(measured, name)]->name;
        return name == "best" ? "the best peer, " + std::string{found} : found;
    }

    static std::vector<double> ratios_to(const times& measured, const std::string& name) {
        std::vector<double> ratios;
        const std::size_t index = index_of(measured, name);
        for (std::size_t round = 0; index != 0 && round < rounds; ++round)
            ratios.push_back(measured[0][round] / measured[index][round]);
        return ratios;
    }
};

template <class Work>
times measure(const std::vector<Work>& works) {
    std::vector<std::size_t> counts(works.size());
    for (std::size_t i = 0; i < works.size(); ++i)
        counts[i] = works[i] ? count_in_turn(works[i]) : 0;
    times measured(works.size());
    for (int round = 0; round < rounds; ++round)
        for (std::size_t i = 0; i < works.size(); ++i)
            if (works[i])
                measured[i].push_back(time_of(counts[i], works[i]));
    return measured;
}

void print(const std::string& what, std::size_t size, const times& measured) {
    std::printf("| %s | %zu |", what.c_str(), size);
    for (const std::vector<double>& each : measured)
        each.empty() ? std::printf(" |") : std::printf(" %.0f |", median(each));
    std::printf("\n");
    std::fflush(stdout);
}

template <class T>
class runner {
public:
    runner(const scenario& asked, summary& into)
        : asked_{asked}, summary_{into}, text_{contents(asked.name)} {
        input text{text_, asked.in_order};
        if (!action(*peers[0]).decode(text, value_))
            throw std::runtime_error{std::string{"not read: "} + asked.name};
    }

    void decode() {
        struct work {
            bool (*decode)(input&, T&);
            input* text;
            T* object;
            explicit operator bool() const { return decode != nullptr; }
            void operator()() const {
                if (!decode(*text, *object))
                    std::abort();
            }
        };
        std::vector<input> texts(peers.size(), input{text_, asked_.in_order});
        std::vector<T> objects(peers.size());
        std::vector<work> works;
        for (std::size_t i = 0; i < peers.size(); ++i) {
            works.push_back({action(*peers[i]).decode, &texts[i], &objects[i]});
            if (works[i])
                check(i, (works[i](), objects[i]), "reads");
        }
        const times measured = measure(works);
        for (std::size_t i = 0; i < peers.size(); ++i)
            if (works[i])
                check(i, objects[i], "reads into what it read before");
        report("decode", measured, asked_.decode);
    }

    void encode() {
        struct work {
            std::string_view (*encode)(const T&);
            const T* object;
            explicit operator bool() const { return encode != nullptr; }
            void operator()() const {
                if (encode(*object).empty())
                    std::abort();
            }
        };
        std::vector<work> works;
        for (std::size_t i = 0; i < peers.size(); ++i) {
            works.push_back({action(*peers[i]).encode, &value_});
            if (works[i])
                check(i, read_again(works[i].encode(value_)), "writes");
        }
        report("encode", measure(works), asked_.encode);
    }

private:
    static const actions<T>& action(const peer& of) { return std::get<actions<T>>(of.all); }

    void check(std::size_t index, const T& value, const char* what) const {
        if (!(value == value_))
            throw std::runtime_error{std::string{peers[index]->name} + " " + what +
                                     " another value: " + asked_.name};
    }

    static T read_again(std::string_view text) {
        T value;
        input copy{std::string{text}, false};
        if (!action(*peers[0]).decode(copy, value))
            throw std::runtime_error{"what was written is not read"};
        return value;
    }

    void report(const std::string& what, const times& measured, const std::vector<aim>& aims) {
        print(what + " " + asked_.name, text_.size(), measured);
        summary_.add(what + " " + asked_.name, measured, aims);
    }

    scenario asked_;
    summary& summary_;
    std::string text_;
    T value_;
};

std::string_view prefix;

template <class T>
void run(summary& into, std::vector<scenario> all) {
    for (const scenario& each : all) {
        if (!std::string_view{each.name}.starts_with(prefix))
            continue;
        runner<T> runs{each, into};
        runs.decode();
        if (!each.encode.empty())
            runs.encode();
    }
}

}  // namespace

int main(int count, char** arguments) {
    if (count > 1)
        prefix = arguments[1];
    std::printf("| nanoseconds | bytes |");
    for (const peer* each : peers)
        std::printf(" %s |", each->name);
    std::printf("\n|---|---|");
    for (std::size_t i = 0; i < peers.size(); ++i)
        std::printf("---|");
    std::printf("\n");

    const std::vector<aim> near_best{{"best", 1.2}};
    summary all;
    run<messages::booking>(all, {{"booking",
                                  true,
                                  {{"simdjson", 0.45}, {"glaze", 0.65}},
                                  {{"RapidJSON", 0.2}, {"glaze", 0.8}}}});
    run<messages::order>(all, {{"order",
                                true,
                                {{"simdjson", 0.45}, {"glaze", 0.85}},
                                {{"RapidJSON", 0.2}, {"glaze", 1.0}}},
                               {"order_escapes", true, near_best, near_best},
                               {"order_unicode", true, near_best, near_best},
                               {"order_reversed", false, near_best, {}},
                               {"order_unknown", true, near_best, {}},
                               {"order_pretty", true, near_best, {}},
                               {"wholesale", true, near_best, near_best}});
    run<messages::push>(all, {{"push", true, near_best, near_best}});
    run<messages::issue>(all, {{"issue", true, near_best, near_best}});
    run<messages::readings>(all, {{"readings", true, near_best, near_best}});
    std::printf("\n");
    for (const std::string& line : all.lines)
        std::printf("%s\n", line.c_str());
}
