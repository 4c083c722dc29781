// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.host.asset;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.eclipse.kura.KuraErrorCode;
import org.eclipse.kura.KuraException;
import org.eclipse.kura.channel.Channel;
import org.eclipse.kura.channel.ChannelFlag;
import org.eclipse.kura.channel.ChannelRecord;
import org.eclipse.kura.channel.ChannelStatus;
import org.eclipse.kura.channel.ChannelType;
import org.eclipse.kura.driver.Driver.ConnectionException;

/**
 * Reads and writes an asset's channels, one request after the other on a thread of the asset's own;
 * who asks waits.
 */
final class ChannelAccess {

  private static final String UNAVAILABLE = "Channel not available";
  private static final String NOT_OF_TYPE = "Channel type not within expected types ";

  /** Of the thread that works on a request: whose. */
  private static final ThreadLocal<ExecutorService> AT_WORK = new ThreadLocal<>();

  private final AssetOptions options;
  private final Supplier<Optional<DriverUse>> driver;
  private final ExecutorService thread;
  private final Duration limit;

  /**
   * @param driver the driver as it is, if it is there
   * @param limit how long who asks waits
   */
  ChannelAccess(
      AssetOptions options,
      Supplier<Optional<DriverUse>> driver,
      ExecutorService thread,
      Duration limit) {
    this.options = options;
    this.driver = driver;
    this.thread = thread;
    this.limit = limit;
  }

  /** What is asked of a driver. */
  @FunctionalInterface
  private interface Request<T> {
    T to(DriverUse driver) throws ConnectionException, KuraException;
  }

  List<ChannelRecord> readAll() throws KuraException {
    List<ChannelRecord> read = ask(DriverUse::readAll);
    read.forEach(this::scale);
    return read;
  }

  /** Reads channels by their names; those that cannot be read say why, after the others. */
  List<ChannelRecord> read(Set<String> names) throws KuraException {
    List<ChannelRecord> read = new ArrayList<>();
    List<ChannelRecord> refused = new ArrayList<>();
    for (String name : names) {
      Channel channel = options.channels().get(name);
      if (channel == null || Channels.isRead(channel)) {
        (channel == null ? refused : read).add(toBeRead(name, channel));
      } else {
        refused.add(refusal(name, NOT_OF_TYPE + "(READ or READ_WRITE)"));
      }
    }
    ask(
        use -> {
          use.read(read);
          return read;
        });
    read.forEach(this::scale);
    List<ChannelRecord> all = new ArrayList<>(read);
    all.addAll(refused);
    return all;
  }

  private static ChannelRecord toBeRead(String name, Channel channel) {
    return channel == null ? refusal(name, UNAVAILABLE) : Channels.toBeRead(channel);
  }

  /** Writes values as they are: only what is read is scaled. Each record then says how it went. */
  void write(List<ChannelRecord> records) throws KuraException {
    List<ChannelRecord> written = new ArrayList<>();
    for (ChannelRecord record : records) {
      Channel channel = options.channels().get(record.getChannelName());
      if (channel == null) {
        refuse(record, UNAVAILABLE);
      } else if (channel.getType() == ChannelType.READ) {
        refuse(record, NOT_OF_TYPE + "(WRITE or READ_WRITE)");
      } else {
        record.setChannelConfig(new HashMap<>(channel.getConfiguration()));
        written.add(record);
      }
    }
    ask(
        use -> {
          if (!written.isEmpty()) {
            use.write(written);
          }
          return written;
        });
  }

  private void scale(ChannelRecord read) {
    Channel channel = options.channels().get(read.getChannelName());
    if (channel != null) {
      Channels.scale(channel, read);
    }
  }

  private <T> T ask(Request<T> request) throws KuraException {
    DriverUse use =
        driver
            .get()
            .orElseThrow(
                () ->
                    KuraException.internalError("no driver " + options.driverPid() + " is there"));
    if (AT_WORK.get() == thread) {
      return directly(request, use); // an event while it reads: it would wait for itself
    }
    Future<T> answer = submitted(request, use);
    try {
      return answer.get(limit.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new KuraException(KuraErrorCode.CONNECTION_FAILED, e.getCause());
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new KuraException(KuraErrorCode.TIMED_OUT, e, options.driverPid());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KuraException(KuraErrorCode.INTERNAL_ERROR, e, "not waited for the driver");
    }
  }

  private static <T> T directly(Request<T> request, DriverUse use) throws KuraException {
    try {
      return request.to(use);
    } catch (ConnectionException | RuntimeException e) {
      throw new KuraException(KuraErrorCode.CONNECTION_FAILED, e);
    }
  }

  private <T> Future<T> submitted(Request<T> request, DriverUse use) throws KuraException {
    try {
      return thread.submit(
          () -> {
            AT_WORK.set(thread);
            return request.to(use);
          });
    } catch (RejectedExecutionException e) {
      throw new KuraException(KuraErrorCode.INTERNAL_ERROR, e, "the asset is gone");
    }
  }

  private static ChannelRecord refusal(String name, String why) {
    ChannelRecord record = ChannelRecord.createStatusRecord(name, failure(why));
    record.setTimestamp(System.currentTimeMillis());
    return record;
  }

  private static void refuse(ChannelRecord record, String why) {
    record.setChannelStatus(failure(why));
    record.setTimestamp(System.currentTimeMillis());
  }

  private static ChannelStatus failure(String why) {
    return new ChannelStatus(ChannelFlag.FAILURE, why, new Exception(why));
  }
}
