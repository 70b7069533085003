package io.faultline.ingest.news.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.ingest.SharedData;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FeedDatesTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Fri, 08 Jul 2022 09:30:00 +0900        | 2022-07-08T00:30:00Z",
        "Fri, 08 Jul 2022 09:30:00 EST          | 2022-07-08T14:30:00Z",
        "8 Jul 22 09:30 GMT                     | 2022-07-08T09:30:00Z",
        "2022-07-08T09:30:00.1234567+09:00      | 2022-07-08T00:30:00.123456700Z",
        "2022-07-08                             | 2022-07-08T00:00:00Z",
        "2022-07                                | 2022-07-01T00:00:00Z",
        "Fri Jul  8 09:30:00 2022               | 2022-07-08T09:30:00Z",
        "ven., 08 juil. 2022 09:30:00 +0200     | 2022-07-08T07:30:00Z",
        "mar., 01 déc. 2020 16:11:02 +0000      | 2020-12-01T16:11:02Z",
        "Mi, 29 Jun 2022 09:30:00 +0200         | 2022-06-29T07:30:00Z",
        "Friday, July 8, 2022 at 9:30 AM EDT    | 2022-07-08T13:30:00Z",
        "July 8th, 2022                         | 2022-07-08T00:00:00Z",
        "Fri, 08 Jul 2022 09:30:00 Asia/Tokyo   | 2022-07-08T00:30:00Z",
        "Fri Jul 08 2022 09:30:00 GMT+0900 (Japan Standard Time) | 2022-07-08T00:30:00Z",
        "1657240200                             | 2022-07-08T00:30:00Z",
        "1657240200000                          | 2022-07-08T00:30:00Z",
        "26/06/2020                             | 2020-06-26T00:00:00Z",
        "Sat, 11 04 2020 08:51:49 +0100         | 2020-04-11T07:51:49Z",
        "30.10.23                               | 2023-10-30T00:00:00Z"
      })
  void dateMeans(String date, Instant instant) {
    assertThat(FeedDates.parse(date)).contains(instant);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "03/04/2020                     | April or March",
        "Fri, 08 Jul 2022 09:30:00 IST  | India, Israel or Ireland",
        "1 listopad 2022                | October in Croatian, November in Polish",
        "July 8, 2022 9:30 PM           | somebody's local time",
        "2022-07-08T25:00:00Z           | no such hour",
        "Sun, 31 Feb 2022 09:30:00 GMT  | no such day",
        "Fri, 08 Zzz 2022 09:30:00 GMT  | no such month",
        "2022-07-08T09:30:00Z and more  | more than a date",
        "yesterday                      | no date"
      })
  void dateMeansNothingBecause(String date, String why) {
    assertThat(FeedDates.parse(date)).as(why).isEmpty();
  }

  @Test
  void everyDateOfTheSharedSetIsRightOrNotGiven() throws Exception {
    Path file = SharedData.path("data/misc/feed_dates.tsv");
    List<String> wrong = new ArrayList<>();
    int right = 0;
    for (String line : Files.readAllLines(file)) {
      String[] columns = line.split("\t", -1);
      if (columns[1].isEmpty() || columns[2].equals("?")) {
        continue;
      }
      Optional<Long> given = FeedDates.parse(columns[1]).map(Instant::getEpochSecond);
      boolean same = given.isPresent() && given.get().toString().equals(columns[2]);
      right += same ? 1 : 0;
      if (given.isPresent() && !same) {
        wrong.add("%s: expected %s, was %s".formatted(columns[1], columns[2], given.get()));
      }
    }
    assertThat(wrong).isEmpty();
    assertThat(right).isGreaterThanOrEqualTo(44);
  }
}
