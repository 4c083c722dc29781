// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import org.kilowire.tests.support.Eventually;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.OutputType;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** The system's Chromium, without a screen; its driver is the system's too, nothing is fetched. */
final class Browser implements AutoCloseable {

  private static final int WIDTH = 1000;
  private static final int HEIGHT = 900;

  private final ChromeDriver driver;
  private final Path profile;

  private Browser(ChromeDriver driver, Path profile) {
    this.driver = driver;
    this.profile = profile;
  }

  /**
   * Starts one.
   *
   * @param profile an empty folder
   */
  static Browser open(Path profile) {
    ChromeOptions options = new ChromeOptions();
    options.setBinary("/usr/bin/chromium");
    options.addArguments(
        "--headless",
        "--no-sandbox",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync",
        "--hide-scrollbars",
        "--window-size=" + WIDTH + "," + HEIGHT,
        "--user-data-dir=" + profile);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(new File("/usr/bin/chromedriver"))
            .withSilent(true)
            .build();
    return new Browser(new ChromeDriver(service, options), profile);
  }

  void go(String url) {
    driver.get(url);
  }

  String source() {
    return driver.getPageSource();
  }

  WebElement find(By what) {
    return driver.findElement(what);
  }

  List<WebElement> all(By what) {
    return driver.findElements(what);
  }

  /** What a script returns. */
  Object script(String script, Object... arguments) {
    return driver.executeScript(script, arguments);
  }

  /** The page from its top down to {@code height}, as PNG. */
  byte[] picture(int height) {
    Object frame = script("window.scrollTo(0, 0); return window.outerHeight - window.innerHeight");
    int all = height + ((Number) frame).intValue();
    driver.manage().window().setSize(new Dimension(WIDTH, all));
    try {
      return driver.getScreenshotAs(OutputType.BYTES);
    } finally {
      driver.manage().window().setSize(new Dimension(WIDTH, HEIGHT));
    }
  }

  @Override
  public void close() {
    driver.quit();
    Eventually.await("no process writes into the profile any more", this::hasEnded);
  }

  private boolean hasEnded() {
    return ProcessHandle.allProcesses()
        .noneMatch(one -> one.info().commandLine().orElse("").contains(profile.toString()));
  }
}
