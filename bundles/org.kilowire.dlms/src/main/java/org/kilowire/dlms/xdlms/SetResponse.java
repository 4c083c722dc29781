// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import java.util.List;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** SET.response (IEC 62056-5-3, Set-Response). Codes are those of {@link DataAccessResult}. */
public sealed interface SetResponse extends Apdu {

  InvokeId invoke();

  record Normal(InvokeId invoke, int code) implements SetResponse {}

  /** Block {@code block} has arrived, the next one may come. */
  record Datablock(InvokeId invoke, long block) implements SetResponse {}

  record LastDatablock(InvokeId invoke, int code, long block) implements SetResponse {}

  record LastDatablockWithList(InvokeId invoke, List<Integer> codes, long block)
      implements SetResponse {
    public LastDatablockWithList {
      codes = List.copyOf(codes);
    }
  }

  record WithList(InvokeId invoke, List<Integer> codes) implements SetResponse {
    public WithList {
      codes = List.copyOf(codes);
    }
  }
}
