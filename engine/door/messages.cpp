// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/door/messages.h"

#include "engine/config/bounded_json.h"

#include <type_traits>
#include <utility>

namespace vortex::door {
namespace {

constexpr std::int64_t kHighestSlot = INT64_MAX;             // a store keeps it as a signed number
constexpr std::int64_t kLongest_ns = std::int64_t{1} << 60;  // no run's clock gets there

std::string_view wordOf(say::Drop why) {
  switch (why) {
  case say::Drop::Withdrawn:
    return "withdrawn";
  case say::Drop::Removed:
    return "removed";
  }
  return "";
}

// The fields of each line, once for writing and reading. bytes: how many a text may have at most.
template <typename A>
void fields(A& a, typename A::template Ref<ask::Hello> m) {
  a("protocol", m.protocol);
  a("program", m.program, kLongestName);
  a("version", m.version, kLongestName);
}
template <typename A>
void fields(A& a, typename A::template Ref<ask::Rerun> m) {
  a("of", m.of);
  a("recipe", m.recipe, kLongestLine);
  a("label", m.label, kLongestName);
  a("seed", m.seed);
  a("quality_level", m.qualityLevel);
  a("from", m.from);
}
template <typename A>
void fields(A&, typename A::template Ref<ask::Start>) {}
template <typename A>
void fields(A&, typename A::template Ref<ask::Withdraw>) {}
template <typename A>
void fields(A& a, typename A::template Ref<ask::Address> m) {
  a("slot", m.slot);
  a("comment", m.comment, kLongestReason);
}
template <typename A>
void fields(A& a, typename A::template Ref<say::Welcome> m) {
  a("protocol", m.protocol);
  a("program", m.program, kLongestName);
  a("version", m.version, kLongestName);
  a("pid", m.pid);
  a("backend", m.backend, kLongestName);
  a("settings", m.settings, kLongestLine);
  a("device", m.device, kLongestName);
  a("build", m.build, kLongestName);
  a("every_ns", m.every);
  a("now_ns", m.now);
  a("clock_scale", m.clockScale);
}
template <typename A>
void fields(A& a, typename A::template Ref<say::Refused> m) {
  a("number", m.number);
  a("why", m.why, kLongestLine);
}
template <typename A>
void fields(A& a, typename A::template Ref<say::Taken> m) {
  a("count", m.count);
  a("ahead", m.ahead);
}
template <typename A>
void fields(A& a, typename A::template Ref<say::Submitted> m) {
  a("number", m.number);
  a("slot", m.slot);
}
template <typename A>
void fields(A& a, typename A::template Ref<say::GaveWay> m) {
  a("number", m.number);
  a("slot", m.slot);
  a("again", m.again);
}
template <typename A>
void fields(A& a, typename A::template Ref<say::Dropped> m) {
  a("number", m.number);
  a("why", m.why);
}
template <typename A>
void fields(A& a, typename A::template Ref<say::Addressed> m) {
  a("slot", m.slot);
}
template <typename A>
void fields(A&, typename A::template Ref<say::Done>) {}

template <typename M>
constexpr const char* kWord = nullptr;
template <>
constexpr const char* kWord<ask::Hello> = "hello";
template <>
constexpr const char* kWord<ask::Rerun> = "rerun";
template <>
constexpr const char* kWord<ask::Start> = "start";
template <>
constexpr const char* kWord<ask::Withdraw> = "withdraw";
template <>
constexpr const char* kWord<ask::Address> = "address";
template <>
constexpr const char* kWord<say::Welcome> = "welcome";
template <>
constexpr const char* kWord<say::Refused> = "refused";
template <>
constexpr const char* kWord<say::Taken> = "taken";
template <>
constexpr const char* kWord<say::Submitted> = "submitted";
template <>
constexpr const char* kWord<say::GaveWay> = "gave_way";
template <>
constexpr const char* kWord<say::Dropped> = "dropped";
template <>
constexpr const char* kWord<say::Addressed> = "addressed";
template <>
constexpr const char* kWord<say::Done> = "done";

class LineWriter {
 public:
  template <typename T>
  using Ref = const T&;
  LineWriter(const char* kind, const char* word) { m_json[kind] = word; }

  void operator()(const char* name, const std::string& text, std::size_t) { m_json[name] = text; }
  template <typename T>
  requires std::is_arithmetic_v<T>
  void operator()(const char* name, T value) { m_json[name] = value; }
  void operator()(const char* name, SlotId slot) { m_json[name] = slot.value; }
  void operator()(const char* name, Duration length) { m_json[name] = length.count(); }
  void operator()(const char* name, Time time) { m_json[name] = time.time_since_epoch().count(); }
  void operator()(const char* name, Stage stage) { m_json[name] = toString(stage); }
  void operator()(const char* name, say::Drop why) { m_json[name] = wordOf(why); }
  template <typename T>
  void operator()(const char* name, const std::optional<T>& value) {
    if (value)
      (*this)(name, *value);
    else
      m_json[name] = nullptr;
  }
  std::string line() const { return m_json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace); }

 private:
  nlohmann::ordered_json m_json;
};

// The first thing that is wrong is told.
class LineReader {
 public:
  template <typename T>
  using Ref = T&;
  explicit LineReader(const nlohmann::json& from) : m_from(from) {}

  void operator()(const char* name, std::string& text, std::size_t bytes) {
    const auto* given = need(name);
    if (given == nullptr)
      return;
    if (!given->is_string() || given->get_ref<const std::string&>().size() > bytes)
      return wrong(name, "a text of at most " + std::to_string(bytes) + " bytes");
    text = given->get<std::string>();
  }
  template <typename T>
  requires std::is_integral_v<T>
  void operator()(const char* name, T& value) {
    if (const auto* given = need(name))
      take(name, *given, value);
  }
  void operator()(const char* name, double& value) {
    if (const auto* given = need(name); given != nullptr && !given->is_number())
      wrong(name, "a number");
    else if (given != nullptr)
      value = given->get<double>();
  }
  void operator()(const char* name, SlotId& slot) {
    if (const auto* given = need(name))
      take(name, *given, slot);
  }
  void operator()(const char* name, Duration& length) {
    if (const auto* given = need(name))
      take(name, *given, length);
  }
  void operator()(const char* name, Time& time) {
    Duration since{};
    (*this)(name, since);
    time = Time{since};
  }
  void operator()(const char* name, say::Drop& why) {
    const auto* given = need(name);
    if (given == nullptr)
      return;
    for (const say::Drop drop : {say::Drop::Withdrawn, say::Drop::Removed})
      if (*given == wordOf(drop)) {
        why = drop;
        return;
      }
    wrong(name, "withdrawn or removed");
  }
  template <typename T>
  void operator()(const char* name, std::optional<T>& value) {
    const auto given = m_from.find(name);
    if (given != m_from.end() && !given->is_null())
      take(name, *given, value.emplace());
  }
  const std::string& trouble() const { return m_trouble; }

 private:
  const nlohmann::json* need(const char* name) {
    const auto given = m_from.find(name);
    if (given != m_from.end())
      return &*given;
    wrong(name, "a value: it is missing");
    return nullptr;
  }
  void wrong(const char* name, const std::string& allowed) {
    if (m_trouble.empty())
      m_trouble = "`" + std::string(name) + "`: allowed is " + allowed;
  }
  void take(const char* name, const nlohmann::json& given, bool& value) {
    if (!given.is_boolean())
      return wrong(name, "true or false");
    value = given.get<bool>();
  }
  template <typename T>
  requires std::is_integral_v<T>
  void take(const char* name, const nlohmann::json& given, T& value) {
    const bool fits = given.is_number_unsigned() ? std::in_range<T>(given.get<std::uint64_t>())
                                                 : given.is_number_integer() && std::in_range<T>(given.get<std::int64_t>());
    if (!fits)
      return wrong(name, std::is_signed_v<T> ? "a whole number" : "a whole number from 0 on");
    value = given.get<T>();
  }
  void take(const char* name, const nlohmann::json& given, SlotId& slot) {
    std::int64_t number = 0;
    take(name, given, number);
    if (m_trouble.empty() && (number < 1 || number > kHighestSlot))
      wrong(name, "a slot's number, from 1 on");
    slot.value = static_cast<std::uint64_t>(number);
  }
  void take(const char* name, const nlohmann::json& given, Duration& length) {
    std::int64_t count = 0;
    take(name, given, count);
    if (m_trouble.empty() && (count < 0 || count > kLongest_ns))
      wrong(name, "nanoseconds, 36 years at most");
    length = Duration{count};
  }
  void take(const char* name, const nlohmann::json& given, Stage& stage) {
    const auto parsed = given.is_string() ? parseStage(given.get<std::string>()) : std::nullopt;
    if (!parsed)
      return wrong(name, "audio, image, video or clip");
    stage = *parsed;
  }

  const nlohmann::json& m_from;
  std::string m_trouble;
};

// Of a variant's alternatives the one whose word the line carries.
template <typename V, std::size_t... I>
tl::expected<V, std::string> readOne(const char* kind, const nlohmann::json& json, std::index_sequence<I...>) {
  const auto word = json.find(kind);
  std::optional<V> found;
  std::string trouble;
  const auto attempt = [&]<typename M>(std::type_identity<M>) {
    if constexpr (!std::is_same_v<M, say::Told>) {
      if (found || *word != kWord<M>)
        return;
      M message;
      LineReader reader(json);
      fields(reader, message);
      trouble = reader.trouble();
      found = std::move(message);
    }
  };
  (attempt(std::type_identity<std::variant_alternative_t<I, V>>{}), ...);
  if (!found)
    return tl::unexpected("`" + std::string(kind) + "` is none that this program knows");
  if (!trouble.empty())
    return tl::unexpected(std::move(trouble));
  return std::move(*found);
}

template <typename V>
tl::expected<V, std::string> readLine(const char* kind, std::string_view line) {
  const auto json = line.size() > kLongestLine ? nlohmann::json(nlohmann::json::value_t::discarded) : config::boundedJson(line);
  if (!json.is_object())
    return tl::unexpected(std::string("a line that is no JSON object"));
  if constexpr (std::is_same_v<V, Say>)
    if (json.contains("event"))
      return say::Told{std::string(line)};
  if (!json.contains(kind))
    return tl::unexpected("`" + std::string(kind) + "` is missing");
  return readOne<V>(kind, json, std::make_index_sequence<std::variant_size_v<V>>{});
}

template <typename V>
std::string writeLine(const char* kind, const V& message) {
  return std::visit(
      [&]<typename M>(const M& m) -> std::string {
        if constexpr (std::is_same_v<M, say::Told>) {
          return m.line;
        } else {
          LineWriter writer(kind, kWord<M>);
          fields(writer, m);
          return writer.line();
        }
      },
      message);
}

}  // namespace

std::string toLine(const Ask& ask) { return writeLine("ask", ask); }
std::string toLine(const Say& say) { return writeLine("say", say); }

tl::expected<Ask, std::string> readAsk(std::string_view line) { return readLine<Ask>("ask", line); }
tl::expected<Say, std::string> readSay(std::string_view line) { return readLine<Say>("say", line); }

}  // namespace vortex::door
