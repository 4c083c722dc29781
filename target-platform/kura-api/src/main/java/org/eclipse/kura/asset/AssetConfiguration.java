// SPDX-License-Identifier: Apache-2.0
package org.eclipse.kura.asset;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import org.eclipse.kura.channel.Channel;

/** What an asset is made of: a driver, a description, and channels by name. */
public class AssetConfiguration {
  private final Map<String, Channel> channels;
  private final String driverPid;
  private String description;

  public AssetConfiguration(String description, String driverPid, Map<String, Channel> channels) {
    this.description = requireNonNull(description, "description");
    this.driverPid = requireNonNull(driverPid, "driverPid");
    this.channels = requireNonNull(channels, "channels");
  }

  public Map<String, Channel> getAssetChannels() {
    return channels;
  }

  public String getAssetDescription() {
    return description;
  }

  public String getDriverPid() {
    return driverPid;
  }

  public void setAssetDescription(String description) {
    this.description = requireNonNull(description, "description");
  }
}
