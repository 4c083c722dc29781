// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;

/** What a logical device has to say to a GET of one attribute. */
public sealed interface ReadResult {

  /** The value. */
  record Value(Data data) implements ReadResult {}

  /** An array whose elements are made when they are due. */
  record Rows(RowSource rows) implements ReadResult {}

  /** No. */
  record Refused(DataAccessResult why) implements ReadResult {}
}
