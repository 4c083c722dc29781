// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter.objects;

import java.util.List;
import java.util.function.Supplier;
import org.kilowire.dlms.axdr.Data;

/** Class 15, version 0: the association of the client that asks. */
final class AssociationObject {

  private static final int ASSOCIATED = 2;
  private static final int MANAGEMENT = 1;

  private AssociationObject() {}

  /**
   * An association.
   *
   * @param all whether the client may do everything, or read alone
   * @param objects what it sees, this object included
   */
  static CosemObject of(int client, boolean all, Supplier<List<CosemObject>> objects) {
    return new CosemObject(15, 0, Names.CURRENT_ASSOCIATION)
        .reads(2, () -> list(objects.get(), all))
        .is(3, Data.structure(Data.integer(client), Data.longUnsigned(MANAGEMENT)))
        .is(8, Data.enumerated(ASSOCIATED));
  }

  private static Data list(List<CosemObject> objects, boolean all) {
    return new Data.Array(objects.stream().map(one -> one.element(all).toData()).toList());
  }
}
