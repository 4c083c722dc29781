// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.xdlms;

import java.util.List;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.DataBlock;
import org.kilowire.dlms.xdlms.parameter.InvokeId;

/** ACTION.response (IEC 62056-5-3, Action-Response). */
public sealed interface ActionResponse extends Apdu {

  InvokeId invoke();

  /** One method. */
  record Normal(InvokeId invoke, ActionReply reply) implements ActionResponse {}

  /** A piece of the reply. */
  record WithPblock(InvokeId invoke, DataBlock block) implements ActionResponse {}

  /** Several methods. */
  record WithList(InvokeId invoke, List<ActionReply> replies) implements ActionResponse {
    public WithList {
      replies = List.copyOf(replies);
    }
  }

  /** Block {@code block} of the parameters has arrived, the next one may come. */
  record NextPblock(InvokeId invoke, long block) implements ActionResponse {}
}
