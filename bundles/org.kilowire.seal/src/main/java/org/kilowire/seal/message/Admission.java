// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal.message;

import org.kilowire.seal.TrustedKey;

/** What a message looks like before its signature is checked, which costs most. */
public sealed interface Admission permits Admission.Candidate, Verdict.Unsealed, Verdict.Refused {

  /**
   * It looks like a message of somebody who is trusted for it; anybody can make one that does.
   *
   * @param key that would have to have signed it
   */
  record Candidate(byte[] message, SealLine line, Seal seal, TrustedKey key) implements Admission {

    /** Says nothing of what was not checked. */
    @Override
    public String toString() {
      return "Candidate[" + key.kid() + "]";
    }
  }
}
