// SPDX-License-Identifier: Apache-2.0
package org.kilowire.conversation;

/**
 * Why something did not come about, in a word that counters, messages and the documentation share.
 * Each bundle implements it in one enum; docs/reference/errors.md has a line for each constant.
 */
public interface Reason {

  /** Lower case, words joined by hyphens, unique in the product: {@code wrong-device}. */
  String code();
}
