// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/snapshot/pickle_machine.h"

#include "engine/snapshot/refused.h"

#include <stdexcept>

namespace vortex::snapshot {
namespace {

using Kind = Value::Kind;

constexpr std::size_t kMostUnmarked = 1'000;  // values before the first mark

Value valueOf(Kind kind, std::int64_t number = 0) { return {.kind = kind, .number = number}; }

ByteSource& fromItsBeginning(ByteSource& source) {
  source.rewind();
  return source;
}

}  // namespace

PickleMachine::PickleMachine(ByteSource& source, KeptMemo& memo, TextPool& texts, ContainerBuilder& builder)
    : m_tokens(fromItsBeginning(source)), m_memo(memo), m_texts(texts), m_builder(builder) {
  m_scopes.push_back({});  // of what no mark stands before
}

void PickleMachine::refuse(const char* why) const { throw Refused(m_tokens.offset(), why); }

void PickleMachine::need(std::size_t count) const {
  if (m_stack.size() - m_scopes.back().first < count)
    refuse("an instruction wants more values than there are");
}

void PickleMachine::push(const Value& value) {
  m_stack.push_back(value);
  if (m_stack.size() - m_scopes.back().first > 2 * kWindow)
    settle();
}

// The eldest values of a long scope go where they will go in the end: into the list or dictionary before the mark. One whose items
// turn out to be a tuple's is refused later; picklers do not write that, unless an empty list stands before a tuple of dozens.
void PickleMachine::settle() {
  Scope& scope = m_scopes.back();
  if (m_scopes.size() == 1) {
    if (m_stack.size() > kMostUnmarked)
      refuse("leaves more values lying about than a pickler does");
    return;
  }
  scope.settled = true;
  const std::size_t first = scope.first;
  if (first > m_scopes[m_scopes.size() - 2].first && m_stack[first - 1].kind == Kind::Container)
    fill(m_stack[first - 1], first, kWindow);
  else
    for (std::size_t i = first; i < first + kWindow; ++i)
      taken(m_stack[i]);
  const auto from = m_stack.begin() + static_cast<std::ptrdiff_t>(first);
  m_stack.erase(from, from + kWindow);
}

void PickleMachine::begin(bool isDict) {
  std::uint32_t number = 0;
  if (m_free.empty()) {
    if (m_begun.size() == kMostOpen)
      refuse("has more unfinished lists and dictionaries at once than a pickler leaves");
    number = static_cast<std::uint32_t>(m_begun.size());
    m_begun.emplace_back();
  } else {
    number = m_free.back();
    m_free.pop_back();
  }
  m_begun[number] = {.isDict = isDict, .references = 1};
  isDict ? m_builder.beginDict(number) : m_builder.beginList(number);
  push(valueOf(Kind::Container, number));
}

// What a container is to whoever holds it, and one reference less.
Value PickleMachine::taken(const Value& value) {
  if (value.kind != Kind::Container)
    return value;
  const auto number = static_cast<std::uint32_t>(value.number);
  if (!m_begun[number].done) {
    const bool isDict = m_begun[number].isDict;
    const Value made = isDict ? m_builder.endDict(number, m_tokens.offset()) : m_builder.endList(number, m_tokens.offset());
    Begun& begun = m_begun[number];
    begun.done = true;
    begun.made = made;
    if (begun.memo != nullptr)
      *begun.memo = made;
  }
  Begun& begun = m_begun[number];
  const Value made = begun.made;
  if (--begun.references == 0)
    m_free.push_back(number);
  return made;
}

void PickleMachine::fill(const Value& container, std::size_t first, std::size_t count) {
  const auto number = static_cast<std::uint32_t>(container.number);
  const std::uint64_t offset = m_tokens.offset();
  const auto open = [&] {  // taking an item may have ended it: it is then inside itself
    if (m_begun[number].done)
      refuse("a list or dictionary is filled after it was used: it holds itself");
  };
  if (m_begun[number].isDict) {
    for (std::size_t i = first; i < first + count; i += 2) {
      const Value key = taken(m_stack[i]);
      const Value value = taken(m_stack[i + 1]);
      open();
      m_builder.put(number, key, value, offset);
    }
    return;
  }
  for (std::size_t i = first; i < first + count; ++i) {
    const Value value = taken(m_stack[i]);
    open();
    m_builder.append(number, value, offset);
  }
}

void PickleMachine::endScope() {
  m_stack.resize(m_scopes.back().first);
  m_scopes.pop_back();
}

void PickleMachine::fillDict() {
  if (m_scopes.size() == 1)
    refuse("an instruction wants a mark, and there is none");
  const std::size_t first = m_scopes.back().first, count = m_stack.size() - first;
  if (first == m_scopes[m_scopes.size() - 2].first || m_stack[first - 1].kind != Kind::Container ||
      !m_begun[static_cast<std::size_t>(m_stack[first - 1].number)].isDict)
    refuse("keys and values are put into something that is no dictionary");
  if (count % 2 != 0)
    refuse("a key has no value");
  fill(m_stack[first - 1], first, count);
  endScope();
}

void PickleMachine::fillList() {
  if (m_scopes.size() == 1)
    refuse("an instruction wants a mark, and there is none");
  const std::size_t first = m_scopes.back().first;
  if (first == m_scopes[m_scopes.size() - 2].first || m_stack[first - 1].kind != Kind::Container ||
      m_begun[static_cast<std::size_t>(m_stack[first - 1].number)].isDict)
    refuse("items are appended to something that is no list");
  fill(m_stack[first - 1], first, m_stack.size() - first);
  endScope();
}

void PickleMachine::foldTuple(std::size_t count) {
  need(count);
  const std::size_t first = m_stack.size() - count;
  for (std::size_t i = first; i < m_stack.size(); ++i)
    m_stack[i] = taken(m_stack[i]);
  const Value tuple = m_builder.tuple({m_stack.data() + first, count});
  m_stack.resize(first);
  push(tuple);
}

void PickleMachine::put(std::uint32_t place) {
  need(1);
  Value* const kept = m_memo.at(place);
  if (kept == nullptr)
    return;
  if (kept->kind != Kind::Unset)
    refuse("puts two values into one place of the memo");
  const Value& top = m_stack.back();
  *kept = top;
  if (top.kind != Kind::Container)
    return;
  Begun& begun = m_begun[static_cast<std::size_t>(top.number)];
  if (begun.done)
    *kept = begun.made;
  else if (begun.memo != nullptr && begun.memo != kept)
    refuse("puts one container into two places of the memo");
  else
    begun.memo = kept;
}

void PickleMachine::get(std::uint32_t place) {
  const Value* const kept = m_memo.at(place);
  if (kept == nullptr || kept->kind == Kind::Unset)
    refuse("reads a place of the memo that nothing was put into");
  if (kept->kind == Kind::Container)
    ++m_begun[static_cast<std::size_t>(kept->number)].references;
  push(*kept);
}

Value PickleMachine::run() {
  using What = Token::What;
  for (;;) {
    const Token token = m_tokens.next();
    switch (token.what) {
    case What::Stop:
      if (m_stack.size() != 1 || m_scopes.size() != 1)
        refuse("ends with other than one value");
      return taken(m_stack.front());
    case What::Mark:
      if (m_scopes.size() == kDeepest)
        refuse("is nested deeper than a thousand times");
      m_scopes.push_back({.first = m_stack.size()});
      break;
    case What::None:
      push(valueOf(Kind::None));
      break;
    case What::Boolean:
      push(valueOf(Kind::Boolean, token.number));
      break;
    case What::Integer:
      push(valueOf(Kind::Integer, token.number));
      break;
    case What::Unsigned:
      push(valueOf(Kind::Unsigned, token.number));
      break;
    case What::Real:
      push(valueOf(Kind::Real, token.number));
      break;
    case What::Text:
      try {
        push(valueOf(Kind::Text, m_texts.intern(token.text)));
      } catch (const std::length_error& full) {
        refuse(full.what());
      }
      break;
    case What::Opaque:
      push(valueOf(Kind::Opaque));
      break;
    case What::EmptyDict:
      begin(true);
      break;
    case What::EmptyList:
    case What::EmptySet:  // nothing in a snapshot is one; its items are passed over as a list's are
      begin(false);
      break;
    case What::TupleOf:
      foldTuple(static_cast<std::size_t>(token.number));
      break;
    case What::Tuple:
    case What::FrozenSet: {
      if (m_scopes.size() == 1)
        refuse("an instruction wants a mark, and there is none");
      const Scope scope = m_scopes.back();
      const bool inContainer =
          scope.settled && scope.first > m_scopes[m_scopes.size() - 2].first && m_stack[scope.first - 1].kind == Kind::Container;
      if (inContainer)
        refuse("dozens of items after a list or dictionary turn out to be a tuple's");
      m_scopes.pop_back();
      foldTuple(m_stack.size() - scope.first);
      break;
    }
    case What::SetItem: {
      need(3);
      const std::size_t first = m_stack.size() - 2;
      const Value& dict = m_stack[first - 1];
      if (dict.kind != Kind::Container || !m_begun[static_cast<std::size_t>(dict.number)].isDict)
        refuse("keys and values are put into something that is no dictionary");
      fill(dict, first, 2);
      m_stack.resize(first);
      break;
    }
    case What::SetItems:
      fillDict();
      break;
    case What::Append: {
      need(2);
      const std::size_t first = m_stack.size() - 1;
      const Value& list = m_stack[first - 1];
      if (list.kind != Kind::Container || m_begun[static_cast<std::size_t>(list.number)].isDict)
        refuse("items are appended to something that is no list");
      fill(list, first, 1);
      m_stack.resize(first);
      break;
    }
    case What::Appends:
      fillList();
      break;
    case What::Put:
      put(static_cast<std::uint32_t>(token.number));
      break;
    case What::Memoize:
      put(m_memoized++);
      break;
    case What::Get:
      get(static_cast<std::uint32_t>(token.number));
      break;
    }
  }
}

}  // namespace vortex::snapshot
