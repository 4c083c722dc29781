// SPDX-License-Identifier: Apache-2.0
package org.kilowire.store;

import org.kilowire.contract.Range;

/** Is told that blocks were stored. On a gateway, everybody who offers one as a service is told. */
@FunctionalInterface
public interface CommitListener {

  /**
   * After each commit that stored blocks, on the store's writer thread, which must not be kept.
   *
   * @param numbers the blocks' sequence numbers
   */
  void committed(Range numbers);
}
