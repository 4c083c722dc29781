// SPDX-License-Identifier: Apache-2.0
package org.kilowire.iec62056.server;

import java.util.Objects;

/** A meter on a line: how it speaks, and what it has. */
public record AnsweringMeter(MeterServerSettings settings, Device device) {

  public AnsweringMeter {
    Objects.requireNonNull(settings);
    Objects.requireNonNull(device);
  }

  boolean has(Fault fault) {
    return settings.faults().contains(fault);
  }

  /** Whether a request, without its line end, is for this meter. */
  boolean isAsked(String request) {
    String template = settings.template();
    int hole = template.indexOf("{address}");
    if (hole < 0) {
      return request.equals(template);
    }
    String before = template.substring(0, hole);
    String behind = template.substring(hole + "{address}".length());
    boolean form =
        request.startsWith(before)
            && request.endsWith(behind)
            && request.length() >= before.length() + behind.length();
    if (!form) {
      return false;
    }
    String address = request.substring(before.length(), request.length() - behind.length());
    return address.isEmpty() || has(Fault.ANY_ADDRESS) || bare(address).equals(own());
  }

  private String own() {
    return bare(settings.address());
  }

  private static String bare(String address) {
    int zeros = 0;
    while (zeros < address.length() - 1 && address.charAt(zeros) == '0') {
      zeros++;
    }
    return address.substring(zeros);
  }
}
