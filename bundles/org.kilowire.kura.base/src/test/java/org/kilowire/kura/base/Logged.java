// SPDX-License-Identifier: Apache-2.0
package org.kilowire.kura.base;

import java.io.Serial;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.slf4j.ILoggerFactory;
import org.slf4j.IMarkerFactory;
import org.slf4j.Logger;
import org.slf4j.Marker;
import org.slf4j.event.Level;
import org.slf4j.helpers.BasicMDCAdapter;
import org.slf4j.helpers.BasicMarkerFactory;
import org.slf4j.helpers.LegacyAbstractLogger;
import org.slf4j.helpers.MessageFormatter;
import org.slf4j.spi.MDCAdapter;
import org.slf4j.spi.SLF4JServiceProvider;

/** The log of a test: all lines of ours since {@link #clear}. */
public final class Logged implements SLF4JServiceProvider {

  private static final ConcurrentLinkedQueue<String> LINES = new ConcurrentLinkedQueue<>();

  private final IMarkerFactory markers = new BasicMarkerFactory();
  private final MDCAdapter mdc = new BasicMDCAdapter();

  /** Each as level, text and, where there is one, the class of the exception. */
  static List<String> lines() {
    return List.copyOf(LINES);
  }

  /** Those with {@code part} in them. */
  static List<String> lines(String part) {
    return LINES.stream().filter(line -> line.contains(part)).toList();
  }

  static void clear() {
    LINES.clear();
  }

  @Override
  public ILoggerFactory getLoggerFactory() {
    return Lines::new;
  }

  @Override
  public IMarkerFactory getMarkerFactory() {
    return markers;
  }

  @Override
  public MDCAdapter getMDCAdapter() {
    return mdc;
  }

  @Override
  public String getRequestedApiVersion() {
    return "2.0.99";
  }

  @Override
  public void initialize() {}

  private static final class Lines extends LegacyAbstractLogger implements Logger {

    @Serial private static final long serialVersionUID = 1;

    Lines(String name) {
      this.name = name;
    }

    private boolean ours() {
      return name.startsWith("org.kilowire");
    }

    @Override
    protected String getFullyQualifiedCallerName() {
      return null;
    }

    @Override
    protected void handleNormalizedLoggingCall(
        Level level, Marker marker, String message, Object[] arguments, Throwable thrown) {
      String text = MessageFormatter.arrayFormat(message, arguments).getMessage();
      LINES.add(level + " " + text + (thrown == null ? "" : " " + thrown));
    }

    @Override
    public boolean isTraceEnabled() {
      return false;
    }

    @Override
    public boolean isDebugEnabled() {
      return false;
    }

    @Override
    public boolean isInfoEnabled() {
      return ours();
    }

    @Override
    public boolean isWarnEnabled() {
      return ours();
    }

    @Override
    public boolean isErrorEnabled() {
      return ours();
    }
  }
}
