// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs a pickle's instructions (pickle_tokens.h) over a stack of values, as Python's does, and hands what containers are filled
// with to a builder, which says what a container has come to when it can be filled no more. So nothing is ever held whole but what
// the builder holds: of a list of millions the items are handed on while it is being filled, 32 at a time.
//
// The stack is bounded (kDeepest marks, twice kWindow values behind each, kMostOpen containers), a container that holds itself is
// refused, and so is whatever no pickler writes. Throws Refused with the place.
#pragma once

#include "engine/snapshot/kept_memo.h"
#include "engine/snapshot/pickle_tokens.h"
#include "engine/snapshot/text_pool.h"
#include "engine/snapshot/value.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vortex::snapshot {

// What is made of containers. They are told apart by numbers, which are used again after end*(). Values handed over are never
// Containers; `offset`: for complaints.
class ContainerBuilder {
 public:
  virtual ~ContainerBuilder() = default;
  virtual void beginDict(std::uint32_t dict) = 0;
  virtual void put(std::uint32_t dict, const Value& key, const Value& value, std::uint64_t offset) = 0;
  virtual Value endDict(std::uint32_t dict, std::uint64_t offset) = 0;
  virtual void beginList(std::uint32_t list) = 0;
  virtual void append(std::uint32_t list, const Value& value, std::uint64_t offset) = 0;
  virtual Value endList(std::uint32_t list, std::uint64_t offset) = 0;
  virtual Value tuple(std::span<const Value> values) = 0;
};

class PickleMachine {
 public:
  static constexpr std::size_t kDeepest = 1'000;
  static constexpr std::size_t kWindow = 32;  // even, so that keys stay with their values
  static constexpr std::size_t kMostOpen = 20'000;

  // All outlive it.
  PickleMachine(ByteSource& source, KeptMemo& memo, TextPool& texts, ContainerBuilder& builder);
  Value run();  // once: what the pickle is, never a Container

 private:
  // A container that was begun. It is open until something takes it; from then on it is what the builder made of it.
  struct Begun {
    bool isDict = false, done = false;
    std::uint32_t references = 0;  // from the stack
    Value* memo = nullptr;
    Value made;
  };
  // What stands behind a mark.
  struct Scope {
    std::size_t first = 0;  // in m_stack
    bool settled = false;   // some of it was handed on already, to the container before the mark if there is one
  };

  void push(const Value& value);
  void begin(bool isDict);
  void get(std::uint32_t place);
  void put(std::uint32_t place);
  void settle();
  void fillDict();
  void fillList();
  void foldTuple(std::size_t count);
  void endScope();
  Value taken(const Value& value);
  void fill(const Value& container, std::size_t first, std::size_t count);
  void need(std::size_t count) const;
  [[noreturn]] void refuse(const char* why) const;

  PickleTokens m_tokens;
  KeptMemo& m_memo;
  TextPool& m_texts;
  ContainerBuilder& m_builder;
  std::vector<Value> m_stack;
  std::vector<Scope> m_scopes;
  std::vector<Begun> m_begun;
  std::vector<std::uint32_t> m_free;
  std::uint32_t m_memoized = 0;
};

}  // namespace vortex::snapshot
