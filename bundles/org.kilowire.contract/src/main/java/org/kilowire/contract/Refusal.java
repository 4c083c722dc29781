// SPDX-License-Identifier: Apache-2.0
package org.kilowire.contract;

/**
 * The IMS does not take what follows the receipt's {@code upTo}.
 *
 * @param reason a lower-case word, {@code before-mismatch}; {@link
 *     org.kilowire.conversation.Reason#code}
 * @param detail for a person; may be empty
 */
public record Refusal(String reason, String detail) {

  public Refusal {
    Checks.code("reason", reason);
    Checks.text("detail", detail);
  }
}
