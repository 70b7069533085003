package io.faultline.streams.screening;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameMatcherTest {
  @ParameterizedTest(name = "{0} = {1}")
  @CsvSource({
    "Northwind Aktiengesellschaft, Northwind AG",
    "OAO Severstroj, Open Joint Stock Company Severstroj",
    "'Lumen Optics Co., Ltd.', Lumen Optics",
    "A.B.C. Trading, ABC Trading",
    "Sense Time, SenseTime",
    "Harbour & Sons, Harbour and Sons",
    "'KOROLEV, Pavel', Pavel Korolev",
    "P. Korolev, Pavel Korolev",
    "Сергей Лебедев, Sergei Lebedev",
    "北方工业股份有限公司, 北方工業",
    "Brigade Forty-Seven, Brigade 47",
    "The Harland Company, Harland Co.",
    "Meridain Shipping, Meridian Shipping"
  })
  void theSame(String one, String other) {
    assertThat(NameMatcher.compare(one, other).score()).isGreaterThanOrEqualTo(0.7);
  }

  @ParameterizedTest(name = "{0} is not {1}")
  @CsvSource({
    "Northwind of Boston, Northwind of Chicago",
    "China National Pipeline Corporation, China National Forestry Corporation",
    "Bank of Armenia, Bank of Austria",
    "XY plc, XZ plc",
    "Management Company, Riverside Management Company",
    "Harland Bank S.A., Harland Bank Chile S.A.",
    "OMAR HASSAN AL-BASRI, OMAR HASSAN AL-NAJAFI",
    "北方工业, 南方工业",
    "Pavel K. Lebedev, Pavel M. Lebedev",
    "Harrow Shipping Ltd, Harrow Shipping II Ltd"
  })
  void notTheSame(String one, String other) {
    assertThat(NameMatcher.compare(one, other).score()).isLessThan(0.7);
  }
}
