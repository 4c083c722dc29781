// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import java.util.List;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** GET.request (IEC 62056-5-3, Get-Request). */
public sealed interface GetRequest extends Apdu {

  InvokeId invoke();

  /** One attribute. */
  record Normal(InvokeId invoke, AttributeSelection what) implements GetRequest {}

  /** The block after {@code block}, 0..2^32 - 1. */
  record Next(InvokeId invoke, long block) implements GetRequest {}

  /** Several attributes. */
  record WithList(InvokeId invoke, List<AttributeSelection> what) implements GetRequest {
    public WithList {
      what = List.copyOf(what);
    }
  }
}
