// SPDX-License-Identifier: Apache-2.0
package org.kilowire.sv.dataset.scl;

import java.util.ArrayList;
import java.util.List;

/** The remarks on one document as they are found. */
final class SclRemarks {

  private final List<SclRemark> kept = new ArrayList<>();

  void note(SclNode at, String message) {
    add(SclRemark.Kind.NOTE, at, message);
  }

  void guess(SclNode at, String message) {
    add(SclRemark.Kind.GUESS, at, message);
  }

  void fault(SclNode at, String message) {
    add(SclRemark.Kind.FAULT, at, message);
  }

  private void add(SclRemark.Kind kind, SclNode at, String message) {
    if (kept.size() < SclDocument.MAX_REMARKS) {
      kept.add(new SclRemark(kind, at.place(), message));
    }
  }

  List<SclRemark> all() {
    return kept;
  }
}
