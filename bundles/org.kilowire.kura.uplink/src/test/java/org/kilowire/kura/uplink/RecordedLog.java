// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.uplink;

import java.io.Serial;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.helpers.NOPMDCAdapter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** The log of these tests: kept, and printed nowhere. */
public final class RecordedLog implements SLF4JServiceProvider {

  /** One line. */
  record Line(Level level, String text, Throwable thrown) {}

  private static final Queue<Line> LINES = new ConcurrentLinkedQueue<>();

  private final Map<String, Logger> loggers = new ConcurrentHashMap<>();
  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter context = new NOPMDCAdapter();

  /** What was logged since the last call. */
  static List<Line> taken() {
    List<Line> all = List.copyOf(LINES);
    LINES.clear();
    return all;
  }

  /** Texts since the last call, at {@code level} or above it. */
  static List<String> taken(Level level) {
    return taken().stream()
        .filter(line -> line.level().toInt() >= level.toInt())
        .map(Line::text)
        .toList();
  }

  @Override
  public void initialize() {
    LINES.clear();
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return name -> loggers.computeIfAbsent(name, Recorder::new);
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return context;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  private static final class Recorder extends LegacyAbstractLogger {

    @Serial private static final long serialVersionUID = 1;

    Recorder(String name) {
      this.name = name;
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String pattern, Object[] arguments, Throwable thrown) {
      LINES.add(new Line(level, MessageFormatter.basicArrayFormat(pattern, arguments), thrown));
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    public boolean isTraceEnabled() {
      return false;
    }

    @Override
    public boolean isDebugEnabled() {
      return true;
    }

    @Override
    public boolean isInfoEnabled() {
      return true;
    }

    @Override
    public boolean isWarnEnabled() {
      return true;
    }

    @Override
    public boolean isErrorEnabled() {
      return true;
    }
  }
}
