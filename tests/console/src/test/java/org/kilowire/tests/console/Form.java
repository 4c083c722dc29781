// SPDX-License-Identifier: Apache-2.0
package org.kilowire.tests.console;

import java.util.LinkedHashMap;
import java.util.Map;
import org.kilowire.tests.support.Eventually;
import org.openqa.selenium.By;
import org.openqa.selenium.WebElement;

/** The form that is open. */
final class Form {

  private static final By TITLE = By.cssSelector(".ui-dialog-title");
  private static final By ROWS = By.cssSelector("#editorForm > table > tbody > tr");

  private final Browser browser;

  Form(Browser browser) {
    this.browser = browser;
  }

  /** What a person sees of a field, and what there is to type into. */
  record Field(String name, String description, String value, WebElement input) {}

  String title() {
    return browser.all(TITLE).stream()
        .filter(WebElement::isDisplayed)
        .map(WebElement::getText)
        .findFirst()
        .orElse("");
  }

  /** By their ids, in their order. */
  Map<String, Field> fields() {
    Map<String, Field> fields = new LinkedHashMap<>();
    for (WebElement row : browser.all(ROWS)) {
      if (row.findElements(By.tagName("td")).size() == 3) {
        WebElement cell = row.findElement(By.cssSelector("td:nth-child(3)"));
        WebElement input =
            cell.findElements(By.cssSelector("[name]")).stream().findFirst().orElseThrow();
        fields.put(input.getAttribute("name"), field(row, cell, input));
      }
    }
    return fields;
  }

  private static Field field(WebElement row, WebElement cell, WebElement input) {
    String name = row.findElement(By.cssSelector("td:nth-child(2)")).getText();
    String description =
        cell.findElements(By.className("topPaddedText")).stream()
            .map(WebElement::getText)
            .findFirst()
            .orElse("");
    boolean box = "checkbox".equals(input.getAttribute("type"));
    String value = box ? "" + input.isSelected() : input.getAttribute("value");
    return new Field(name, description, value, input);
  }

  private Field field(String id) {
    Field field = fields().get(id);
    if (field == null) {
      throw new AssertionError("no field " + id + " among " + fields().keySet());
    }
    return field;
  }

  /** Clicks into a field and types, with whatever stands there already. */
  Form type(String id, String value) {
    WebElement input = field(id).input();
    input.click();
    input.sendKeys(value);
    return this;
  }

  /** Types a value in place of what stands there, or picks it. */
  Form fill(String id, String value) {
    Field field = field(id);
    WebElement input = field.input();
    if (input.getTagName().equals("select")) {
      input.findElement(By.cssSelector("option[value='" + value + "']")).click();
    } else if ("checkbox".equals(input.getAttribute("type"))) {
      if (!field.value().equals(value)) {
        input.click();
      }
    } else {
      input.clear();
      input.sendKeys(value);
    }
    return this;
  }

  /** Clicks Save and waits until the console shows its list again. */
  void save() throws Exception {
    browser.script("window.formIsOpen = true");
    button("Save").click();
    Eventually.await(
        "saved",
        () ->
            Boolean.TRUE.equals(
                browser.script(
                    "return !window.formIsOpen && document.readyState === 'complete'"
                        + " && $('#configTable tbody tr').length > 1")));
  }

  private WebElement button(String text) {
    return browser.all(By.cssSelector(".ui-dialog-buttonset button")).stream()
        .filter(button -> button.getText().equals(text))
        .findFirst()
        .orElseThrow();
  }

  /** The whole form as a picture. */
  byte[] picture() {
    Object bottom =
        browser.script(
            "var form = $('.ui-dialog:visible');"
                + "return Math.ceil(form.offset().top + form.outerHeight())");
    return browser.picture(((Number) bottom).intValue() + 20);
  }
}
