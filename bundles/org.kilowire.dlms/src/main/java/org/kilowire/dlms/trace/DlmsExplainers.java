// SPDX-License-Identifier: Apache-2.0
package org.kilowire.dlms.trace;

import org.kilowire.conversation.trace.Explainer;

/** What explains a line of DLMS/COSEM, by what carries its APDUs. */
public final class DlmsExplainers {

  private DlmsExplainers() {}

  /** For a line with HDLC (IEC 62056-46). */
  public static Explainer hdlc() {
    return new HdlcExplainer();
  }

  /** For a line with the wrapper (IEC 62056-47). */
  public static Explainer wrapper() {
    return new WrapperExplainer();
  }
}
