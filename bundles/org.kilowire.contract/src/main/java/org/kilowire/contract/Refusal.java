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

  /** The batch does not go on from what the IMS has. */
  public static final String BEFORE_MISMATCH = "before-mismatch";

  /** The IMS has these sequence numbers with other octets. */
  public static final String BATCH_DIFFERS = "batch-differs";

  public Refusal {
    Checks.code("reason", reason);
    Checks.text("detail", detail);
  }

  /** Whether it says that what the IMS has of this epoch is not what the batch says came before. */
  public boolean tellsOfAnotherHistory() {
    return reason.equals(BEFORE_MISMATCH) || reason.equals(BATCH_DIFFERS);
  }
}
