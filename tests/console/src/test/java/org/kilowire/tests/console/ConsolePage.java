// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import org.kilowire.tests.support.Eventually;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The console's page with all configurations. */
final class ConsolePage {

  private static final By ROWS = By.cssSelector("#configTable tbody tr");

  private final Browser browser;
  private final URI page;

  /** Logs in. */
  ConsolePage(Browser browser, int port, String password) throws Exception {
    this.browser = browser;
    this.page = URI.create("http://127.0.0.1:" + port + "/system/console/configMgr");
    browser.go("http://admin:" + password + "@" + page.getAuthority() + page.getPath());
    show();
  }

  /** Shows the page as it is now. */
  void show() throws Exception {
    browser.go(page.toString());
    Eventually.await("the table of configurations", () -> browser.all(ROWS).size() > 1);
  }

  /** Opens the form for a new one of these, or for the only one. */
  Form open(String name) throws Exception {
    show();
    return opened(row(name), name);
  }

  /** Opens the form of the one instance of a factory. */
  Form openInstance(String factory, String name) throws Exception {
    show();
    List<WebElement> rows =
        browser.all(ROWS).stream().filter(row -> cell(row).getText().contains(factory)).toList();
    if (rows.size() != 1) {
      List<String> all = browser.all(ROWS).stream().map(WebElement::getText).toList();
      throw new AssertionError(rows.size() + " instances of " + factory + " in " + all);
    }
    return opened(cell(rows.get(0)), name);
  }

  private WebElement row(String name) {
    return browser.all(ROWS).stream()
        .map(ConsolePage::cell)
        // The row of one that is no factory has its pid besides.
        .filter(cell -> cell.getText().matches(Pattern.quote(name) + "(\\s*org\\..*)?"))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no row " + name));
  }

  private static WebElement cell(WebElement row) {
    return row.findElement(By.cssSelector("td:nth-child(2)"));
  }

  private Form opened(WebElement name, String title) throws Exception {
    name.click();
    Form form = new Form(browser);
    Eventually.await("the form " + title, () -> form.title().equals(title));
    return form;
  }

  Browser browser() {
    return browser;
  }
}
