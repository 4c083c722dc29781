// SPDX-License-Identifier: Apache-2.0
package org.kilowire.standalone;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Hashtable;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import org.osgi.framework.BundleContext;
import org.osgi.framework.Constants;

/**
 * Stands before the console. A browser that knows the password sends it with whatever request any
 * page makes it send: so the console answers to its own names only, and what changes anything must
 * come from its own pages. Another port of the same names is a tunnel's.
 */
final class ConsoleGuard implements Filter {

  private static final Pattern HOST =
      Pattern.compile("(127\\.0\\.0\\.1|localhost)(:\\d{1,5})?", Pattern.CASE_INSENSITIVE);

  /** Before all filters, of whatever servlet context. */
  @SuppressWarnings("JdkObsolete") // OSGi speaks of dictionaries
  static void register(BundleContext context) {
    context.registerService(
        Filter.class,
        new ConsoleGuard(),
        new Hashtable<>(
            Map.of(
                "osgi.http.whiteboard.filter.pattern",
                "/*",
                "osgi.http.whiteboard.context.select",
                "(osgi.http.whiteboard.context.name=*)",
                Constants.SERVICE_RANKING,
                Integer.MAX_VALUE)));
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest http = (HttpServletRequest) request;
    Optional<String> refusal = refusal(http.getMethod(), http::getHeader);
    if (refusal.isPresent()) {
      ((HttpServletResponse) response).sendError(HttpServletResponse.SC_FORBIDDEN, refusal.get());
    } else {
      chain.doFilter(request, response);
    }
  }

  /**
   * Why a request is not answered; empty if it is.
   *
   * @param header the value of a header, or null
   */
  static Optional<String> refusal(String method, UnaryOperator<String> header) {
    String host = header.apply("Host");
    if (host == null || !HOST.matcher(host).matches()) {
      return Optional.of("Host is not this machine");
    }
    if (method.equals("GET") || method.equals("HEAD")) {
      return Optional.empty();
    }
    String site = header.apply("Sec-Fetch-Site");
    if (site != null && !site.equals("same-origin") && !site.equals("none")) {
      return Optional.of("Sec-Fetch-Site is another");
    }
    String origin = Optional.ofNullable(header.apply("Origin")).orElse(header.apply("Referer"));
    return origin == null || isOf(host, origin)
        ? Optional.empty()
        : Optional.of("Origin or Referer is another");
  }

  private static boolean isOf(String host, String origin) {
    for (String scheme : new String[] {"http://", "https://"}) {
      if (origin.equalsIgnoreCase(scheme + host)
          || origin.regionMatches(true, 0, scheme + host + "/", 0, (scheme + host).length() + 1)) {
        return true;
      }
    }
    return false;
  }
}
