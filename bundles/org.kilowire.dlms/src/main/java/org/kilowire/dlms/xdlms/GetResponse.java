// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import java.util.List;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.GetResult;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** GET.response (IEC 62056-5-3, Get-Response). */
public sealed interface GetResponse extends Apdu {

  InvokeId invoke();

  /** One attribute. */
  record Normal(InvokeId invoke, GetResult result) implements GetResponse {}

  /** A piece of the value, or of the list of results. */
  record WithDatablock(InvokeId invoke, DataBlock block) implements GetResponse {}

  /** The end of a block transfer that failed. */
  record BlockRefused(InvokeId invoke, boolean last, long number, int code)
      implements GetResponse {}

  /** As many results as attributes were asked for. */
  record WithList(InvokeId invoke, List<GetResult> results) implements GetResponse {
    public WithList {
      results = List.copyOf(results);
    }
  }
}
