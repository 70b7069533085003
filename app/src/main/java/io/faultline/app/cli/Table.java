package io.faultline.app.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Rows of text with a heading each, as a terminal, a spreadsheet or a browser shows them. */
final class Table {
  private final String title;
  private final List<String> columns;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String title, String... columns) {
    this.title = title;
    this.columns = List.of(columns);
  }

  /** How a table is written. */
  enum Form {
    TEXT,
    CSV,
    HTML
  }

  void row(Object... cells) {
    if (cells.length != columns.size()) {
      throw new IllegalArgumentException(
          "a row of \"%s\" has %d cells, was %d".formatted(title, columns.size(), cells.length));
    }
    List<String> row = new ArrayList<>();
    for (Object cell : cells) {
      row.add(
          cell instanceof Double number
              ? String.format(Locale.ROOT, "%.4f", number)
              : String.valueOf(cell));
    }
    rows.add(row);
  }

  boolean isEmpty() {
    return rows.isEmpty();
  }

  void print(PrintWriter out, Form form) {
    switch (form) {
      case TEXT -> text(out);
      case CSV -> csv(out);
      case HTML -> html(out);
    }
  }

  private void text(PrintWriter out) {
    int[] widths = new int[columns.size()];
    for (int i = 0; i < widths.length; i++) {
      widths[i] = columns.get(i).length();
      for (List<String> row : rows) {
        widths[i] = Math.max(widths[i], Math.min(60, row.get(i).length()));
      }
    }
    out.println(title);
    line(out, columns, widths);
    rows.forEach(row -> line(out, row, widths));
    if (rows.isEmpty()) {
      out.println("  nothing");
    }
    out.println();
  }

  private static void line(PrintWriter out, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder("  ");
    for (int i = 0; i < widths.length; i++) {
      String cell = cells.get(i);
      line.append(cell).repeat(' ', Math.max(0, widths[i] - cell.length()) + 2);
    }
    out.println(line.toString().stripTrailing());
  }

  private void csv(PrintWriter out) {
    out.print(record(columns));
    rows.forEach(row -> out.print(record(row)));
  }

  /** RFC 4180; a cell that a spreadsheet would take for a formula is quoted as text. */
  private static String record(List<String> cells) {
    return cells.stream()
            .map(
                cell -> {
                  String safe = cell.matches("^[=+@\\t\\r].*|^-[^0-9].*") ? "'" + cell : cell;
                  return safe.matches("(?s).*[\",\\r\\n].*")
                      ? '"' + safe.replace("\"", "\"\"") + '"'
                      : safe;
                })
            .collect(Collectors.joining(","))
        + "\r\n";
  }

  private void html(PrintWriter out) {
    out.println("<h2>" + escaped(title) + "</h2>");
    out.println("<table><thead><tr>");
    columns.forEach(column -> out.println("<th scope=\"col\">" + escaped(column) + "</th>"));
    out.println("</tr></thead><tbody>");
    for (List<String> row : rows) {
      out.println(
          row.stream()
              .map(cell -> "<td>" + escaped(cell) + "</td>")
              .collect(Collectors.joining("", "<tr>", "</tr>")));
    }
    out.println("</tbody></table>");
  }

  static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  /** A page around tables that were printed as HTML. */
  static void page(PrintWriter out, String title, Runnable body) {
    out.println("<!DOCTYPE html>");
    out.println("<html lang=\"en\"><head><meta charset=\"utf-8\">");
    out.println("<meta name=\"viewport\" content=\"width=device-width\">");
    out.println("<title>" + escaped(title) + "</title>");
    out.println(
        "<style>body{font:15px/1.45 system-ui,sans-serif;margin:2rem auto;max-width:72rem;"
            + "padding:0 1rem}table{border-collapse:collapse;width:100%}td,th{border-bottom:1px"
            + " solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}</style>");
    out.println("</head><body><h1>" + escaped(title) + "</h1>");
    body.run();
    out.println("</body></html>");
  }
}
