// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.channel;

import static java.util.Objects.requireNonNull;

import java.util.Objects;

/** How an operation on a channel ended, and why it failed. */
public class ChannelStatus {
  private final ChannelFlag channelFlag;
  private final String exceptionMessage;
  private final Exception exception;

  public ChannelStatus(ChannelFlag channelFlag) {
    this(channelFlag, null, null);
  }

  /** Message and exception may be null. */
  public ChannelStatus(ChannelFlag channelFlag, String exceptionMessage, Exception exception) {
    this.channelFlag = requireNonNull(channelFlag, "channelFlag");
    this.exceptionMessage = exceptionMessage;
    this.exception = exception;
  }

  public ChannelFlag getChannelFlag() {
    return channelFlag;
  }

  public Exception getException() {
    return exception;
  }

  public String getExceptionMessage() {
    return exceptionMessage;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof ChannelStatus that
        && channelFlag == that.channelFlag
        && Objects.equals(exceptionMessage, that.exceptionMessage)
        && Objects.equals(exception, that.exception);
  }

  @Override
  public int hashCode() {
    return Objects.hash(channelFlag, exceptionMessage, exception);
  }

  @Override
  public String toString() {
    return "ChannelStatus [" + channelFlag + ", " + exceptionMessage + ", " + exception + "]";
  }
}
