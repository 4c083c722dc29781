// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

/**
 * Why something did not come about, in a word that counters, messages and the documentation share.
 * Each bundle implements it in one enum; docs/reference/errors.md has a line for each constant.
 */
public interface Reason {

  /** Lower case, words joined by hyphens, unique in the product: {@code wrong-device}. */
  String code();

  /** Whose it is. */
  Kind kind();

  /** Whose a reason is, and so where to look: one for each, also where programs tell them apart. */
  enum Kind {
    /** Nothing usable came over the line: silence, noise, somebody else's answers. */
    LINE,
    /** The peer answered: with a no, or with what the standard does not have there. */
    PEER,
    /** This side: what it was told to do, what it has room for, or an internal error. */
    LOCAL
  }
}
