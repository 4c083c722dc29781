// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import java.util.List;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** SET.request (IEC 62056-5-3, Set-Request). */
public sealed interface SetRequest extends Apdu {

  InvokeId invoke();

  /** One attribute. */
  record Normal(InvokeId invoke, AttributeSelection what, Data value) implements SetRequest {}

  /** One attribute whose value comes in blocks. */
  record WithFirstDatablock(InvokeId invoke, AttributeSelection what, DataBlock block)
      implements SetRequest {}

  /** A further block. */
  record WithDatablock(InvokeId invoke, DataBlock block) implements SetRequest {}

  /** Several attributes with as many values. */
  record WithList(InvokeId invoke, List<AttributeSelection> what, List<Data> values)
      implements SetRequest {
    public WithList {
      what = List.copyOf(what);
      values = List.copyOf(values);
    }
  }

  /** Several attributes whose values come in blocks. */
  record WithListAndFirstDatablock(InvokeId invoke, List<AttributeSelection> what, DataBlock block)
      implements SetRequest {
    public WithListAndFirstDatablock {
      what = List.copyOf(what);
    }
  }
}
