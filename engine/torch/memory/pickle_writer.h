// SPDX-License-Identifier: Apache-2.0
//
// Writes plain values as a Python pickle, protocol 2: dicts, lists, strings, integers, booleans and pairs, which is all that
// PyTorch's memory viewer reads. Opcodes: Python's pickletools.
#pragma once

#include <cstdint>
#include <ostream>
#include <string_view>

namespace vortex::torch {

class PickleWriter {
 public:
  explicit PickleWriter(std::ostream& out);
  void finish();  // once, after the one top value

  void text(std::string_view utf8);
  void integer(std::int64_t value);
  void boolean(bool value);
  // pair(): after its two values.
  void pair();

  // dict: beginDict, then key and value in turn, endDict. Any number of them between two values.
  void beginDict();
  void endDict();
  // list: beginList, then item() after each value, endList.
  // Items are appended a thousand at a time: the viewer refuses longer runs (pytorch#176290).
  class List {
   public:
    explicit List(PickleWriter& writer);
    void item();
    void end();

   private:
    PickleWriter& m_writer;
    int m_inBatch = 0;
  };

 private:
  void byte(unsigned char value) { m_out.put(static_cast<char>(value)); }
  void little(std::uint64_t value, int bytes);

  std::ostream& m_out;
};

}  // namespace vortex::torch
