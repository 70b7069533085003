package io.faultline.app.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.ingest.reference.StarterSet;
import io.faultline.streams.reading.Reader;
import io.faultline.streams.reading.names.Mention;
import io.faultline.streams.reading.names.MentionFinder;
import io.faultline.streams.reading.names.NameIndex;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Names that are everyday words, or parts of others, with the companies of the starter set: what a
 * user gets who brings nothing but a portfolio.
 */
class NamesInContextTest {
  private static final Reader READER = new Reader(NameIndex.of(StarterSet.companies()));

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          Visa said that card spending rose 9 percent. | visa
          She applied for a visa at the embassy. Visa rules for tourists stay strict. | nobody
          Apple suppliers in Zhengzhou cut shifts after the tariff on phones. | apple
          Apple growers in Washington fear the frost; an apple costs more. | nobody
          Ford will stop production of pickup trucks in Cologne. | ford
          Henry Ford was born on a farm. Harrison Ford plays the pilot. | nobody
          Former president Gerald Ford pardoned him. | nobody
          Target said shoppers bought fewer toys in its stores. | target
          The target of the sanctions was not named. Target practice begins at nine. | nobody
          Shell will sell its Nigerian oil business. | shell
          A shell company in Cyprus. Shell fragments hit the market in Kharkiv. | nobody
          Gap shares fell after the retailer cut its forecast for clothing sales. | gap
          The gap between rich and poor grows. Gap years are popular. | nobody
          Orange said that its mobile customers in France pay less. | orange
          Orange County voted for the bond. Orange juice is dear. | nobody
          Delta cancelled flights to Tel Aviv, the airline said. | delta-air-lines
          The Mekong Delta is sinking. The Delta variant spread. | nobody
          Amazon told its cloud customers that the warehouse is shut. | amazon
          Fires in the Amazon spread; the Amazon river is low. | nobody
          SoftBank Corp raised its dividend. | softbank-corp
          SoftBank Group sold its stake. | softbank-group
          WuXi AppTec fell. | wuxi-apptec
          WuXi Biologics fell. | wuxi-biologics
          Mitsubishi Electric won a radar order. | mitsubishi-electric
          Mitsubishi Corp sold the mine. | mitsubishi-corp
          The payment network (NYSE: V) rose. | visa
          Shares of 0020.HK plunged. | sensetime
          Buy $BABA now. | alibaba
          They met at Bank of America Tower in New York. | nobody
          Bank of America cut its forecast. | bank-of-america
          ISIN US92826C8394 was suspended. | visa
          Huawei-made routers were removed. | huawei
          """)
  void aNameStandsForACompanyWhereTheTextSpeaksOfOne(String text, String company) {
    assertThat(named(text)).isEqualTo(company.equals("nobody") ? List.of() : List.of(company));
  }

  private static List<String> named(String text) {
    return READER.considered("", text).stream()
        .filter(mention -> mention.confidence() >= MentionFinder.LEAST)
        .map(Mention::companyId)
        .distinct()
        .toList();
  }
}
