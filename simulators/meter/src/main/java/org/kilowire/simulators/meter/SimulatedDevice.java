// SPDX-License-Identifier: Apache-2.0
package org.kilowire.simulators.meter;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;
import org.kilowire.conversation.Octets;
import org.kilowire.dlms.acse.Diagnostic;
import org.kilowire.dlms.acse.Mechanism;
import org.kilowire.dlms.axdr.Data;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.dlms.cosem.MethodRef;
import org.kilowire.dlms.cosem.profile.SelectiveAccess;
import org.kilowire.dlms.session.server.LogicalDevice;
import org.kilowire.dlms.session.server.ReadResult;
import org.kilowire.dlms.xdlms.parameter.ActionReply;
import org.kilowire.dlms.xdlms.parameter.AttributeSelection;
import org.kilowire.dlms.xdlms.parameter.DataAccessResult;
import org.kilowire.simulators.meter.faults.MeterFault;

/** A simulated meter as a server's logical device: who may associate, and what is asked of whom. */
final class SimulatedDevice implements LogicalDevice {

  private final SimulatedMeter meter;

  SimulatedDevice(SimulatedMeter meter) {
    this.meter = meter;
  }

  @Override
  public Optional<Diagnostic> refusal(
      int client, Optional<Mechanism> mechanism, Octets authenticationValue) {
    Optional<Diagnostic> refusal = decide(client, mechanism, authenticationValue);
    refusal.ifPresent(why -> meter.refused());
    return refusal;
  }

  private Optional<Diagnostic> decide(
      int client, Optional<Mechanism> mechanism, Octets authenticationValue) {
    if (meter.faults().happens(MeterFault.AUTH_REFUSED)) {
      return Optional.of(Diagnostic.AUTHENTICATION_FAILURE);
    }
    Mechanism named = mechanism.orElse(Mechanism.LOWEST);
    return switch (client) {
      case SimulatedMeter.PUBLIC_CLIENT ->
          named == Mechanism.LOWEST
              ? Optional.empty()
              : Optional.of(Diagnostic.MECHANISM_NOT_RECOGNISED);
      case SimulatedMeter.MANAGEMENT_CLIENT -> refusal(named, authenticationValue);
      default -> Optional.of(Diagnostic.NO_REASON_GIVEN);
    };
  }

  private Optional<Diagnostic> refusal(Mechanism mechanism, Octets value) {
    if (mechanism == Mechanism.LOWEST) {
      return Optional.of(Diagnostic.MECHANISM_REQUIRED);
    }
    if (mechanism != Mechanism.LOW) {
      return Optional.of(Diagnostic.MECHANISM_NOT_RECOGNISED);
    }
    byte[] password = meter.options().password().getBytes(StandardCharsets.US_ASCII);
    return MessageDigest.isEqual(password, value.toArray())
        ? Optional.empty()
        : Optional.of(Diagnostic.AUTHENTICATION_FAILURE);
  }

  @Override
  public ReadResult read(int client, AttributeRef what, Optional<SelectiveAccess> access) {
    return meter.get(client, new AttributeSelection(what, access));
  }

  @Override
  public DataAccessResult write(int client, AttributeRef what, Data value) {
    return meter.set(client, what, value);
  }

  @Override
  public ActionReply invoke(int client, MethodRef method, Data parameters) {
    return new ActionReply(meter.action(client, method, parameters).code(), Optional.empty());
  }
}
