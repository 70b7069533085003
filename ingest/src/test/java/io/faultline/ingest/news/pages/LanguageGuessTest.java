package io.faultline.ingest.news.pages;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanguageGuessTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          en | The ministry said on Monday that the export of the machines is to be stopped for a year.
          de | Das Ministerium teilte am Montag mit, dass die Ausfuhr der Maschinen für ein Jahr gestoppt ist.
          fr | Le ministère a indiqué lundi que les exportations de machines sont arrêtées pour une année.
          es | El ministerio dijo el lunes que la exportación de las máquinas se detiene por un año.
          pt | O ministério disse na segunda-feira que a exportação das máquinas não será retomada em um ano.
          it | Il ministero ha detto lunedì che la vendita delle macchine non è più permessa per un anno.
          nl | Het ministerie zei maandag dat de uitvoer van de machines voor een jaar niet is toegestaan.
          pl | Ministerstwo podało w poniedziałek, że wywóz maszyn jest wstrzymany na rok i nie wróci do lata.
          tr | Bakanlık pazartesi günü bir açıklama ile makine ihracatı için bir yıl daha izin olmayacak dedi ve bu karar kesin.
          id | Kementerian mengatakan pada hari Senin bahwa ekspor mesin itu tidak akan diizinkan untuk setahun.
          ru | Министерство сообщило, что вывоз станков на год остановлен и не будет возобновлён до лета.
          uk | Міністерство повідомило, що вивезення верстатів на рік зупинено і не буде відновлено до літа.
          ja | 経済産業省は月曜日、機械の輸出を一年間停止すると発表した。再開の時期はまだ決まっていないとしている。
          zh | 商务部周一宣布，这些机器的出口将暂停一年，何时恢复尚未决定，企业必须另行申请许可，否则不得装运任何设备或零件。
          ko | 산업부는 월요일 기계 수출을 일 년 동안 중단한다고 밝혔다. 언제 다시 시작할지는 아직 정해지지 않았다고 덧붙였다.
          ar | قالت الوزارة في بيان إن تصدير الآلات من هذا النوع سيتوقف لمدة عام على أن يعاد النظر في القرار بعد ذلك.
          """)
  void aSentenceIsEnough(String language, String text) {
    assertThat(LanguageGuess.of(text)).isEqualTo(language);
  }

  @Test
  void aFewWordsOrNumbersSayNothing() {
    assertThat(LanguageGuess.of("Breaking news")).isNull();
    assertThat(LanguageGuess.of("12 345 678 ".repeat(40))).isNull();
    assertThat(LanguageGuess.of("Xbrq plonk vrazz kilp domt ".repeat(10))).isNull();
  }
}
