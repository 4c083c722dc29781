// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import java.util.List;
import java.util.Optional;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** ACTION.request (IEC 62056-5-3, Action-Request). */
public sealed interface ActionRequest extends Apdu {

  InvokeId invoke();

  /** One method. */
  record Normal(InvokeId invoke, MethodRef method, Optional<Data> parameters)
      implements ActionRequest {}

  /** The block of the response after {@code block}. */
  record NextPblock(InvokeId invoke, long block) implements ActionRequest {}

  /** Several methods with as many parameters, null-data where one takes none. */
  record WithList(InvokeId invoke, List<MethodRef> methods, List<Data> parameters)
      implements ActionRequest {
    public WithList {
      methods = List.copyOf(methods);
      parameters = List.copyOf(parameters);
    }
  }

  /** One method whose parameters come in blocks. */
  record WithFirstPblock(InvokeId invoke, MethodRef method, DataBlock block)
      implements ActionRequest {}

  /** Several methods whose parameters come in blocks. */
  record WithListAndFirstPblock(InvokeId invoke, List<MethodRef> methods, DataBlock block)
      implements ActionRequest {
    public WithListAndFirstPblock {
      methods = List.copyOf(methods);
    }
  }

  /** A further block of parameters. */
  record WithPblock(InvokeId invoke, DataBlock block) implements ActionRequest {}
}
