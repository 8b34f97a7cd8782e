// SPDX-License-Identifier: GPL-3.0-or-later
#include "engine/leak_report/method.h"

namespace vortex::leak {

std::vector<MethodParagraph> methodOf(const analysis::LeakVerdict& verdict) {
  std::vector<MethodParagraph> method{
      {"The ledger first", "Each attempt has an account: bytes allocated in its scope, released, and still held when its slot was "
                           "decided. What a decided "
                           "slot holds is a leak at that slot, with no statistics and in the warm-up, too. Trends are for what "
                           "the ledger cannot see."},
      {"What is judged", "Floor and peak of each slot at its quiescent end, after the warm-up, against the slots' own numbers. It "
                         "is looked at after 5, 10, "
                         "20, 40, ... judged slots and at the end, not after every slot: each look is a chance to be wrong. "
                         "\"Certain from\" is the first "
                         "look from which on every look said the same."},
      {"Whether it rises",
       "Mann and Kendall's test (Mann 1945, Kendall 1975), one-sided, at 0.01: the share of all orders of these values that rise "
       "at "
       "least as much, ties included. Exact up to 10 slots, normal above. From 20 slots on its variance is multiplied by "
       "(1 + rho)/(1 - rho), rho being the bias-corrected likeness of neighbours; where rho is at its cap of 0.9, nothing is "
       "said."},
      {"How fast",
       "Theil and Sen's slope (Theil 1950, Sen 1968): the median of the slopes between all pairs of slots, with Sen's interval of "
       "95 %; up to 10 slots its true confidence is larger, and stated."},
      {"Which shape",
       "A step (something was loaded once) or a ramp that ends (a cache filled) is no leak: where one fits better than a line, "
       "n ln(line/step) > 2 or n ln(line/ramp) > 9 of the residual squares, what came before is taken for warm-up and the rest is "
       "judged "
       "anew, twice at most."},
      {"Leak, no leak, inconclusive",
       "A slope matters that would reach the limit within 1920 slots (24 hours). Leak: it rises, on a line, the lower limit of its "
       "slope "
       "is above 0, and the upper one is not below what matters. No leak: the upper limit is below what matters, with 20 slots or "
       "more, "
       "and every promised outcome came 5 times. That a test finds nothing is not \"no leak\": everything else is inconclusive."}};
  if (verdict.word == analysis::LeakWord::NoLeak)
    method.push_back({"What stays open",
                      "n clean slots leave room for a leak that happens in a share of slots of up to 1 - 0.05^(1/n), with 95 % "
                      "confidence: 20 slots 14 %, 59 slots 5 %."});
  return method;
}

}  // namespace vortex::leak
