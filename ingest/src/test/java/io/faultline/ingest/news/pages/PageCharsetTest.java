package io.faultline.ingest.news.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageCharsetTest {
  private static final Charset WINDOWS_1251 = Charset.forName("windows-1251");

  @Test
  void theByteOrderMarkBeatsTheHeader() {
    byte[] body = "\ufeffпорт".getBytes(StandardCharsets.UTF_16LE);

    assertThat(PageCharset.decode(body, "text/html; charset=windows-1251")).isEqualTo("порт");
  }

  @Test
  void theHeaderBeatsThePage() {
    byte[] body = "<meta charset=utf-8>порт".getBytes(WINDOWS_1251);

    assertThat(PageCharset.decode(body, "text/html; Charset=\"CP1251\"")).endsWith("порт");
  }

  @Test
  void thePageMaySayItInAnHttpEquiv() {
    byte[] body =
        "<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>порт"
            .getBytes(WINDOWS_1251);

    assertThat(PageCharset.decode(body, "text/html")).endsWith("порт");
  }

  @Test
  void whatStandsInACommentIsNotADeclaration() {
    byte[] body =
        "<!-- <meta charset=koi8-r> --><meta charset=windows-1251>порт".getBytes(WINDOWS_1251);

    assertThat(PageCharset.decode(body, null)).endsWith("порт");
  }

  @Test
  void latin1MeansWindows1252AsInBrowsers() {
    byte[] body = {'5', ' ', (byte) 0x80};

    assertThat(PageCharset.decode(body, "text/html; charset=ISO-8859-1")).isEqualTo("5 €");
  }

  @Test
  void aDeclaredUtf16ThatCouldBeReadIsUtf8() {
    byte[] body = "<meta charset=utf-16>порт".getBytes(StandardCharsets.UTF_8);

    assertThat(PageCharset.decode(body, null)).endsWith("порт");
  }

  @Test
  void withoutDeclarationValidUtf8IsUtf8() {
    byte[] body = "<p>Grève à Nîmes</p>".getBytes(StandardCharsets.UTF_8);

    assertThat(PageCharset.decode(body, null)).isEqualTo("<p>Grève à Nîmes</p>");
  }

  @Test
  void withoutDeclarationOtherBytesAreGuessedFromTheText() {
    String text =
        "<p>Рабочие порта прекратили работу во вторник утром, и корабли не выходят в море.</p>";

    assertThat(PageCharset.decode(text.getBytes(WINDOWS_1251), null)).isEqualTo(text);
  }

  @Test
  void anUnknownLabelIsPassedOver() {
    byte[] body = "<meta charset=no-such-set>Grève".getBytes(StandardCharsets.UTF_8);

    assertThat(PageCharset.decode(body, "text/html; charset=nonsense")).endsWith("Grève");
  }
}
