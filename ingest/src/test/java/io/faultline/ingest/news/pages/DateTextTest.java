package io.faultline.ingest.news.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DateTextTest {
  private static final LocalDate LATEST = LocalDate.of(2026, 11, 25);

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2022-07-08T10:15:30.123+09:00        | en | 2022-07-08T10:15:30+09:00",
        "2022-07-08 10:15                     | en | 2022-07-08T10:15",
        "20220708T101500Z                     | en | 2022-07-08T10:15Z",
        "1657239330                           | en | 2022-07-08T00:15:30Z",
        "Friday, 8 July 2022, 10:15 pm EDT    | en | 2022-07-08T22:15-04:00",
        "Published July 8th, 2022             | en | 2022-07-08",
        "8. Juli 2022, 10:15 Uhr              | de | 2022-07-08T10:15",
        "le 8 juillet 2022 à 10h15            | fr | 2022-07-08T10:15",
        "8 de julho de 2022                   | pt | 2022-07-08",
        "8 июля 2022                          | ru | 2022-07-08",
        "8 Temmuz 2022                        | tr | 2022-07-08",
        "2022年7月8日 10:15                   | ja | 2022-07-08T10:15",
        "08.07.2022                           | de | 2022-07-08",
        "07/08/2022                           | en-US | 2022-07-08",
        "08/07/2022                           | en-GB | 2022-07-08",
        "25/07/2022                           | en-US | 2022-07-25",
        "৮-৭ ২০২২-০৭-০৮                       | bn | 2022-07-08",
      })
  void readsWhatMachinesAndPeopleWrite(String text, String language, String expected) {
    assertThat(DateText.first(text, language, LATEST)).hasToString(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "31.02.2022",
    "version 1.2.3",
    "12 monkeys 2022",
    "1066-10-14",
    "2031-01-01",
    "call 555-0102"
  })
  void givesNoDateRatherThanAWrongOne(String text) {
    assertThat(DateText.first(text, "en", LATEST)).isNull();
  }

  @Test
  void aMonthThatDiffersBetweenLanguagesIsReadInThatOfThePage() {
    assertThat(DateText.first("1. listopadu 2022", "cs", LATEST)).hasToString("2022-11-01");
    assertThat(DateText.first("1. listopad 2022", "hr", LATEST)).hasToString("2022-10-01");
  }
}
