// SPDX-License-Identifier: Apache-2.0
package org.kilowire.seal;

import org.kilowire.conversation.Reason;

/** Why nobody stands for a message. */
public enum SealReason implements Reason {
  /** It has no seal, and this side takes none without. */
  NOT_SEALED("not-sealed"),
  /** Its first line is no seal: another form, algorithm or header, or too long. */
  MALFORMED_SEAL("malformed-seal"),
  /** It is sealed with a key that is not trusted here. */
  UNKNOWN_KEY("unknown-key"),
  /** The key is trusted, but not for messages of this kind, or not for this gateway's. */
  KEY_NOT_FOR_THIS("key-not-for-this"),
  /** The seal is that of a message of another kind than its topic has. */
  OTHER_KIND("other-kind"),
  /** The seal names another gateway than the topic, or than this one. */
  FOREIGN_GATEWAY("foreign-gateway"),
  /** The signature is not that of the key. */
  BAD_SIGNATURE("bad-signature"),
  /** The octets behind the seal are not those that were sealed. */
  BODY_DIFFERS("body-differs"),
  /** The number is not above the last one of this key: it was here before, or is late. */
  REPLAYED("replayed"),
  /** More messages came than are looked at. */
  SEAL_BUDGET_SPENT("seal-budget-spent"),
  /** The keys or the list of trusted keys cannot be read, or do not hold what they must. */
  BAD_KEYS("bad-keys", Kind.LOCAL);

  private final String code;
  private final Kind kind;

  SealReason(String code) {
    this(code, Kind.PEER);
  }

  SealReason(String code, Kind kind) {
    this.code = code;
    this.kind = kind;
  }

  @Override
  public String code() {
    return code;
  }

  @Override
  public Kind kind() {
    return kind;
  }
}
