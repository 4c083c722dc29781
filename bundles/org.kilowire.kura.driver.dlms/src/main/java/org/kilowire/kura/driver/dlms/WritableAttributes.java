// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.driver.dlms;

import java.util.Optional;
import org.kilowire.dlms.cosem.AttributeRef;
import org.kilowire.kura.driver.WriteTargets;

/** Attributes as the option {@code write.allowed} names them. */
final class WritableAttributes implements WriteTargets<AttributeRef> {

  @Override
  public Optional<AttributeRef> parse(String text) {
    return AttributeRef.parse(text);
  }

  @Override
  public String form() {
    return "1:0-0:96.1.1*255:2, class:OBIS:attribute";
  }

  @Override
  public Optional<String> neverWritten(AttributeRef target) {
    return InterfaceClasses.neverWritten(target.classId());
  }
}
