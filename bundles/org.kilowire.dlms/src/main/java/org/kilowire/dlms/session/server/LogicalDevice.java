// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.session.server;

import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.acse.Diagnostic;
import org.kilowire.dlms.acse.Mechanism;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;

/**
 * The objects behind a server. The device checks what exists and who may do what; {@code client} is
 * the client's address (SAP) in every call.
 */
public interface LogicalDevice {

  /**
   * Whether a client may associate.
   *
   * @param mechanism empty where the client named none
   * @param authenticationValue the password of LOW; empty where there is none
   * @return empty for yes, else why not
   */
  Optional<Diagnostic> refusal(
      int client, Optional<Mechanism> mechanism, Octets authenticationValue);

  /**
   * Reads an attribute.
   *
   * @param access empty where the whole is wanted
   */
  ReadResult read(int client, AttributeRef what, Optional<SelectiveAccess> access);

  /** Writes an attribute. */
  DataAccessResult write(int client, AttributeRef what, Data value);

  /**
   * Invokes a method.
   *
   * @param parameters null-data where the client gave none
   */
  ActionReply invoke(int client, MethodRef method, Data parameters);
}
