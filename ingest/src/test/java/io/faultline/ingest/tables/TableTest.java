package io.faultline.ingest.tables;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableTest {
  private final Table table = new Table(List.of("id", "name"), List.of("note"));
  private final Problems problems = new Problems("t.csv");

  @Test
  void columnsStandInAnyOrder() {
    assertThat(names("name,id\r\nVisa,v\r\n")).containsExactly("Visa");
  }

  @Test
  void theByteOrderMarkOfSpreadsheetsIsPassedOver() {
    assertThat(names("\uFEFFid,name\nv,Visa\n")).containsExactly("Visa");
  }

  @Test
  void aQuotedCellMayHoldCommasQuotesAndLines() {
    assertThat(names("id,name\nv,\"Visa, \"\"the\"\"\nInc.\"\n"))
        .containsExactly("Visa, \"the\"\nInc.");
  }

  @Test
  void theLineOfAProblemIsWhereItsRowBegins() {
    names("id,name\nv,\"Visa\nInc.\"\n\nw,\n");
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly("t.csv:5: name: must not be empty");
  }

  @Test
  void aQuoteThatIsNeverClosedCostsOnlyItsOwnLine() {
    assertThat(names("id,name\na,A\nb,\"B\nc,C\nd,D\n")).containsExactly("A", "C", "D");
    assertThat(problems.all()).extracting(Problem::line).containsExactly(3L);
  }

  @Test
  void aCommaThatNeedsQuotesIsExplained() {
    assertThat(names("id,name,note\na,A, Inc.,x\nb,B\n")).containsExactly("B");
    assertThat(problems.all())
        .singleElement()
        .satisfies(p -> assertThat(p.message()).contains("needs quotes"));
  }

  @Test
  void aRowThatIsNotUtf8IsRefused(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("t.csv");
    Files.write(file, "id,name\na,Café\nb,B\n".getBytes(StandardCharsets.ISO_8859_1));
    assertThat(table.read(file, problems, row -> row.required("name"))).containsExactly("B");
    assertThat(problems.all())
        .singleElement()
        .satisfies(p -> assertThat(p.toString()).startsWith("t.csv:2: is not UTF-8"));
  }

  @Test
  void aMissingColumnIsNamed() {
    assertThat(names("id,note\na,b\n")).isEmpty();
    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly("t.csv:1: name: column is missing");
  }

  private List<String> names(String text) {
    return table.read(text, problems, row -> row.required("name"));
  }
}
