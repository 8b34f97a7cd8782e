// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/telemetry/event_json_reader.h"

#include "engine/slot/event_fields.h"
#include "engine/telemetry/event_json.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>
#include <set>
#include <type_traits>
#include <utility>

namespace vortex::telemetry {
namespace {

using Value = nlohmann::json;
using Complaints = std::vector<std::string>;

constexpr double kLongest_ms = 1e12;  // 31 years; in nanoseconds it fits 64 bits
constexpr std::size_t kMostElements = 10'000;

std::string shown(const Value& value) {
  constexpr std::size_t kShown = 60;
  const std::string text = value.dump(-1, ' ', true, Value::error_handler_t::replace);
  return text.size() <= kShown ? text : text.substr(0, kShown) + "…";
}

// The parser quotes what it stumbled over: any bytes, any number of them.
std::string parserSays(const Value::exception& error) {
  constexpr std::size_t kShown = 200;
  std::string text = error.what();  // "[json.exception.parse_error.101] parse error at …"
  if (const auto end = text.find("] "); end != std::string::npos)
    text.erase(0, end + 2);
  for (char& c : text)
    if (static_cast<unsigned char>(c) < 0x20 || static_cast<unsigned char>(c) >= 0x7f)
      c = '?';
  return text.size() <= kShown ? text : text.substr(0, kShown / 2) + " … " + text.substr(text.size() - kShown / 2);
}

template <typename E>
std::string_view wordOf(E value) {
  if constexpr (std::is_same_v<E, event::MemoryLimit>)
    return value == event::MemoryLimit::Soft ? "soft" : "hard";
  else
    return toString(value);
}

// One object's fields into an event's; what is wrong is gathered.
class JsonReader {
 public:
  template <typename T>
  using Ref = T&;
  JsonReader(const Value& from, std::string path, Complaints& complaints)
      : m_from(from), m_path(std::move(path)), m_complaints(complaints) {}

  template <typename T>
  void operator()(const char* name, T& value) {
    if (const Value* const given = find(name))
      take(name, *given, value);
    else
      complain(name, "is missing");
  }
  template <typename T>
  void operator()(const char* name, std::optional<T>& value) {
    const auto given = m_from.find(name);
    if (given != m_from.end() && !given->is_null())
      take(name, *given, value.emplace());
  }
  void operator()(const char* name, Reason& value) {
    const auto given = m_from.find(name);
    if (given != m_from.end() && !given->is_null())
      takeWord(name, *given, value, Reason::InvalidOutput, Reason::GaveWay);
  }
  template <typename T>
  void operator()(const char* name, std::vector<T>& values) {
    const Value* const given = find(name);
    if (given == nullptr) {
      if constexpr (std::is_same_v<T, event::AlarmFact> || std::is_same_v<T, event::TimeoutEvidence>)
        return;  // streams of before these were told
      return complain(name, "is missing");
    }
    if (!given->is_array() || given->size() > kMostElements)
      return wrong(name, *given, "a list of at most " + std::to_string(kMostElements));
    for (const Value& element : *given) {
      const std::string path = m_path + name + "[" + std::to_string(values.size()) + "].";
      if (!element.is_object())
        return wrong(name, element, "a list of objects");
      JsonReader reader(element, path, m_complaints);
      event::fields(reader, values.emplace_back());
    }
  }
  void attempt(AttemptName& name) {
    (*this)("slot", name.slot);
    (*this)("stage", name.stage);
    (*this)("attempt", name.n);
    if (m_from.contains("attempt") && name.n < 1)
      complain("attempt", "is " + std::to_string(name.n) + "; allowed are 1, 2, …");
  }
  void verdict(Verdict& verdict) {
    (*this)("stage", verdict.stage);
    (*this)("outcome", verdict.outcome);
    (*this)("reason", verdict.reason);
    (*this)("message", verdict.message);
  }
  void derived(const char*, Duration) {}
  template <typename T>
  void perStage(const char* name, PerStage<T>& values) {
    const Value* const given = find(name);
    if (given == nullptr || !given->is_object())
      return given == nullptr ? complain(name, "is missing") : wrong(name, *given, "an object with a number a stage");
    JsonReader reader(*given, m_path + name + ".", m_complaints);
    for (const Stage stage : kStages)
      reader(std::string(toString(stage)).c_str(), values[stage]);
  }

 private:
  const Value* find(const char* name) const {
    const auto given = m_from.find(name);
    return given == m_from.end() ? nullptr : &*given;
  }
  void complain(const std::string& name, const std::string& what) { m_complaints.push_back("`" + m_path + name + "` " + what); }
  void wrong(const std::string& name, const Value& value, const std::string& allowed) {
    complain(name, "is " + shown(value) + "; allowed is " + allowed);
  }

  void take(const char* name, const Value& given, bool& value) {
    if (!given.is_boolean())
      return wrong(name, given, "true or false");
    value = given.get<bool>();
  }
  template <typename T>
  requires std::is_integral_v<T>
  void take(const char* name, const Value& given, T& value) {
    const bool fits = given.is_number_unsigned() ? std::in_range<T>(given.get<std::uint64_t>())
                                                 : given.is_number_integer() && std::in_range<T>(given.get<std::int64_t>());
    if (!fits)
      return wrong(name, given, std::is_signed_v<T> ? "a whole number" : "a whole number from 0 on");
    value = given.get<T>();
  }
  void take(const char* name, const Value& given, double& value) {
    if (!given.is_number())
      return wrong(name, given, "a number");
    value = given.get<double>();
  }
  void take(const char* name, const Value& given, std::string& value) {
    if (!given.is_string())
      return wrong(name, given, "a text");
    value = given.get<std::string>();
  }
  void take(const char* name, const Value& given, SlotId& value) {
    std::int64_t number = 0;
    take(name, given, number);
    if (given.is_number_integer() && number < 1)
      return wrong(name, given, "a slot's number, from 1 on");
    value.value = static_cast<std::uint64_t>(number);
  }
  void take(const char* name, const Value& given, Duration& value) {
    if (!given.is_number() || !(std::abs(given.get<double>()) <= kLongest_ms))
      return wrong(name, given, "a number of milliseconds, at most 1e12");
    value = Duration{static_cast<std::int64_t>(std::llround(given.get<double>() * 1e6))};
  }
  void take(const char* name, const Value& given, Time& value) {
    Duration since{};
    take(name, given, since);
    value = Time{since};
  }
  void take(const char* name, const Value& given, Bytes& value) { take(name, given, value.count); }
  void take(const char* name, const Value& given, StageSet& value) {
    if (!given.is_array() || given.size() > kStageCount)
      return wrong(name, given, "a list of stages");
    for (const Value& element : given) {
      Stage stage = Stage::Audio;
      take(name, element, stage);
      value.insert(stage);
    }
  }
  void take(const char* name, const Value& given, Stage& value) { takeWord(name, given, value, Stage::Audio, Stage::Clip); }
  void take(const char* name, const Value& given, Outcome& value) {
    takeWord(name, given, value, Outcome::Succeeded, Outcome::Failed);
  }
  void take(const char* name, const Value& given, StopCause& value) {
    takeWord(name, given, value, StopCause::Timeout, StopCause::GaveWay);
  }
  void take(const char* name, const Value& given, DeviceLoss& value) {
    takeWord(name, given, value, DeviceLoss::Exited, DeviceLoss::Shutdown);
  }
  void take(const char* name, const Value& given, event::MemoryLimit& value) {
    takeWord(name, given, value, event::MemoryLimit::Soft, event::MemoryLimit::Hard);
  }
  void take(const char* name, const Value& given, AlarmPriority& value) {
    takeWord(name, given, value, AlarmPriority::Low, AlarmPriority::High);
  }
  void take(const char* name, const Value& given, TuningMode& value) {
    takeWord(name, given, value, TuningMode::Off, TuningMode::Auto);
  }
  void take(const char* name, const Value& given, TuningState& value) {
    takeWord(name, given, value, TuningState::Steady, TuningState::Pinned);
  }
  void take(const char* name, const Value& given, TuningWhy& value) {
    takeWord(name, given, value, TuningWhy::Allowed, TuningWhy::WatchEnds);
  }
  void take(const char* name, const Value& given, SnapshotPlan& value) {
    takeWord(name, given, value, SnapshotPlan::None, SnapshotPlan::Every);
  }
  void take(const char* name, const Value& given, CaptureEnd& value) {
    takeWord(name, given, value, CaptureEnd::Complete, CaptureEnd::NotBegun);
  }
  void take(const char* name, const Value& given, CaptureWord& value) {
    takeWord(name, given, value, CaptureWord::Leak, CaptureWord::Inconclusive);
  }
  void take(const char* name, const Value& given, EmergencyAct& value) {
    takeWord(name, given, value, EmergencyAct::ClearBuffers, EmergencyAct::RestartDevice);
  }
  void take(const char* name, const Value& given, AlarmState& value) {
    takeWord(name, given, value, AlarmState::Unacknowledged, AlarmState::Normal);
  }
  template <typename E>
  void takeWord(const char* name, const Value& given, E& value, E first, E last) {
    std::string allowed;
    for (auto number = static_cast<int>(first); number <= static_cast<int>(last); ++number) {
      const std::string_view word = wordOf(static_cast<E>(number));
      if (given.is_string() && given.get_ref<const std::string&>() == word) {
        value = static_cast<E>(number);
        return;
      }
      allowed += (allowed.empty() ? "" : ", ") + std::string(word);
    }
    complain(name, "is " + shown(given) + "; allowed are " + allowed);
  }

  const Value& m_from;
  std::string m_path;
  Complaints& m_complaints;
};

// The kind that a name stands for, its fields empty.
template <std::size_t... I>
std::optional<EventBody> bodyNamed(std::string_view name, std::index_sequence<I...>) {
  std::optional<EventBody> found;
  const auto attempt = [&](EventBody body) {
    if (!found && nameOf(body) == name)
      found = std::move(body);
  };
  (attempt(std::variant_alternative_t<I, EventBody::variant>{}), ...);
  for (const Stage stage : kStages)
    attempt(event::StageComplete{.attempt = {.slot = {}, .stage = stage, .n = 1, .id = {}}});
  return found;
}

// Parsed with a bound on its depth and each key once; throws Value::exception and std::runtime_error.
Value parsed(std::string_view line) {
  std::vector<std::set<std::string>> keys;
  return Value::parse(line, [&](int depth, Value::parse_event_t what, const Value& value) {
    if (depth > kDeepest)
      throw std::runtime_error("nested deeper than " + std::to_string(kDeepest) + " levels");
    if (what == Value::parse_event_t::object_start)
      keys.emplace_back();
    else if (what == Value::parse_event_t::object_end)
      keys.pop_back();
    else if (what == Value::parse_event_t::key && !keys.back().insert(value.get<std::string>()).second)
      throw std::runtime_error("the field " + shown(value) + " stands in it twice");
    return true;
  });
}

}  // namespace

tl::expected<std::variant<ReadEvent, PassedOver>, std::vector<std::string>> readEventLine(std::string_view line) {
  if (line.size() > kLongestLine)
    return tl::unexpected(Complaints{"is longer than " + std::to_string(kLongestLine) + " bytes"});
  Value object;
  try {
    object = parsed(line);
  } catch (const Value::exception& error) {
    return tl::unexpected(Complaints{"is no JSON: " + parserSays(error)});
  } catch (const std::runtime_error& error) {
    return tl::unexpected(Complaints{error.what()});
  }
  if (!object.is_object())
    return tl::unexpected(Complaints{"is " + shown(object) + "; allowed is an object with the field `event`"});
  const auto kind = object.find("event");
  if (kind == object.end() || !kind->is_string())
    return tl::unexpected(Complaints{"has no field `event` with a kind's name"});
  const auto& name = kind->get_ref<const std::string&>();
  auto body = bodyNamed(name, std::make_index_sequence<std::variant_size_v<EventBody::variant>>{});
  if (!body)
    return PassedOver{.kind = shown(*kind), .known = name == "run_summary" || name == "log"};

  Complaints complaints;
  ReadEvent read;
  JsonReader reader(object, "", complaints);
  reader("t_ms", read.event.at);
  reader("seq", read.event.seq);
  std::visit([&](auto& fields) { event::fields(reader, fields); }, *body);
  if (object.contains("wall"))
    reader("wall", read.wall);
  if (complaints.empty() && nameOf(*body) != name)
    complaints.push_back("`stage` is " + shown(object["stage"]) + " in an event " + name);
  if (!complaints.empty())
    return tl::unexpected(std::move(complaints));
  read.event.body = std::move(*body);
  return read;
}

}  // namespace vortex::telemetry
