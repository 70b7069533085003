package io.faultline.alerts.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** Renders the pages. The templates were compiled with the rest of the code. Thread-safe. */
public final class Templates {
  private static final TemplateEngine ENGINE =
      TemplateEngine.createPrecompiled(
          null,
          ContentType.Html,
          Templates.class.getClassLoader(),
          "io.faultline.alerts.pages.jte");

  private Templates() {}

  /**
   * Renders a template.
   *
   * @param name without its ending: {@code alert}
   */
  public static String render(String name, Map<String, Object> parameters) {
    StringOutput out = new StringOutput(16_384);
    ENGINE.render(name + ".jte", parameters, out);
    return out.toString();
  }

  /** The style sheet. */
  public static byte[] styles() {
    return resource("/io/faultline/alerts/pages/faultline.css");
  }

  /** The script that makes parts of pages live (htmx, from its WebJar). */
  public static byte[] script() {
    return resource("/META-INF/resources/webjars/htmx.org/2.0.10/dist/htmx.min.js");
  }

  /** The script that hears of new revisions. */
  public static byte[] live() {
    return resource("/io/faultline/alerts/pages/live.js");
  }

  /** The picture in the browser's tab. */
  public static byte[] icon() {
    return resource("/io/faultline/alerts/pages/icon.svg");
  }

  private static byte[] resource(String path) {
    try (InputStream in = Templates.class.getResourceAsStream(path)) {
      if (in == null) {
        throw new IllegalStateException("missing from the class path: " + path);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
