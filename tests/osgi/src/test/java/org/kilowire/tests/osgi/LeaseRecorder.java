// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.osgi;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;
import org.osgi.framework.FrameworkUtil;
import org.osgi.framework.ServiceReference;

/**
 * Who gets a line, one after the other. Stands between the gateway's lines and their users: a
 * service of the same type that goes before theirs.
 */
final class LeaseRecorder {

  private static final String LINES = "org.kilowire.link.Lines";
  private static final String ACQUIRE = "acquire";
  private static final int PRIORITY = 1;
  private static final int CALLBACK = 3;

  private final List<String> turns = new ArrayList<>();
  private final Object lines;
  private final String line;

  private LeaseRecorder(Object lines, String line) {
    this.lines = lines;
    this.line = line;
  }

  /** Counts from now on, for those who come to need lines. */
  static LeaseRecorder of(BundleContext framework, String line) throws Exception {
    ServiceReference<?> there = framework.getAllServiceReferences(LINES, null)[0];
    LeaseRecorder turns = new LeaseRecorder(framework.getService(there), line);
    Class<?> type = there.getBundle().loadClass(LINES);
    Object between =
        Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, turns::call);
    there
        .getBundle()
        .getBundleContext()
        .registerService(
            LINES, between, FrameworkUtil.asDictionary(Map.of(Constants.SERVICE_RANKING, 1)));
    return turns;
  }

  private Object call(Object self, Method method, Object[] arguments) throws Throwable {
    if (!method.getName().equals(ACQUIRE) || !arguments[0].toString().equals(line)) {
      return invoke(method, arguments);
    }
    String user = user(arguments[PRIORITY]);
    if (arguments.length > CALLBACK) {
      @SuppressWarnings("unchecked")
      Consumer<Object> then = (Consumer<Object>) arguments[CALLBACK];
      arguments[CALLBACK] =
          (Consumer<Object>)
              outcome -> {
                granted(user, outcome);
                then.accept(outcome);
              };
      return invoke(method, arguments);
    }
    Object outcome = invoke(method, arguments);
    granted(user, outcome);
    return outcome;
  }

  private Object invoke(Method method, Object[] arguments) throws Throwable {
    try {
      return method.invoke(lines, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /** The thread tells who it is; the same one may want a line for things more and less urgent. */
  private static String user(Object priority) {
    return Thread.currentThread().getName() + " " + priority;
  }

  private synchronized void granted(String user, Object outcome) {
    if (outcome.getClass().getSimpleName().equals("Ok")) {
      turns.add(user);
    }
  }

  /** Whose turn it was, one after the other. */
  synchronized List<String> all() {
    return List.copyOf(turns);
  }
}
