// SPDX-License-Identifier: GPL-3.0-or-later
//
// Values of slot/ into the parameters of a prepared statement, in order:
//
//   (Bind(statement) << slot << at << reason).run();
//
// Every parameter is bound each time, so nothing of the row before is left. A std::string and a span are not copied: they outlive
// run(). Throws SQLite::Exception.
#pragma once

#include "engine/slot/ids.h"
#include "engine/slot/outcome.h"
#include "engine/slot/stage.h"
#include "engine/slot/units.h"

#include <SQLiteCpp/Statement.h>

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace vortex::history {

class Bind {
 public:
  explicit Bind(SQLite::Statement& statement) : m_statement(statement) {}
  ~Bind() = default;
  Bind(const Bind&) = delete;
  Bind& operator=(const Bind&) = delete;

  Bind& operator<<(std::int64_t value) { return m_statement.bind(++m_index, value), *this; }
  Bind& operator<<(int value) { return *this << static_cast<std::int64_t>(value); }
  Bind& operator<<(std::uint64_t value) { return *this << static_cast<std::int64_t>(value); }
  Bind& operator<<(bool value) { return *this << static_cast<std::int64_t>(value); }
  Bind& operator<<(double value) { return m_statement.bind(++m_index, value), *this; }
  Bind& operator<<(SlotId slot) { return *this << slot.value; }
  Bind& operator<<(Duration duration) { return *this << static_cast<std::int64_t>(duration.count()); }
  Bind& operator<<(Time time) { return *this << time.time_since_epoch(); }
  Bind& operator<<(Bytes bytes) { return *this << bytes.count; }
  Bind& operator<<(const std::string& text) { return m_statement.bindNoCopy(++m_index, text), *this; }
  Bind& operator<<(std::string_view word) {
    m_statement.bind(++m_index, std::string(word));
    return *this;
  }
  Bind& operator<<(std::span<const std::byte> bytes) {
    static constexpr std::byte kNone{};  // a null pointer would be NULL
    m_statement.bindNoCopy(++m_index, bytes.empty() ? &kNone : bytes.data(), static_cast<int>(bytes.size()));
    return *this;
  }
  Bind& operator<<(Reason reason) { return reason == Reason::None ? null() : *this << toString(reason); }
  Bind& operator<<(Stage stage) { return *this << toString(stage); }
  template <typename T>
  Bind& operator<<(const std::optional<T>& value) {
    return value ? *this << *value : null();
  }
  Bind& null() {
    m_statement.bind(++m_index);
    return *this;
  }
  void run() {
    m_statement.exec();
    m_statement.reset();
  }

 private:
  SQLite::Statement& m_statement;
  int m_index = 0;
};

}  // namespace vortex::history
