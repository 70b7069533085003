package io.faultline.streams.reading.names;

import static org.assertj.core.api.Assertions.assertThat;

import io.faultline.events.Company;
import io.faultline.streams.reading.text.Words;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class MentionFinderTest {
  private static final MentionFinder FINDER =
      new MentionFinder(
          NameIndex.of(
              List.of(
                  company("kestrel", "Kestrel Semiconductor Co., Ltd.", "Semiconductors", "KSL.HK"),
                  company("orange", "Orange S.A.", "Telecommunications", "ORA.PA"),
                  company("tidal-group", "Tidal Group Corp.", "Investment", "TDG"),
                  company("tidal-corp", "Tidal Corp.", "Telecommunications", "TDC"),
                  company("v", "Vantor Inc.", "Payments", "V"),
                  company("bank", "Bank of Lindau", "Banks", "BOL"),
                  company("adria", "adria AG", "Apparel", "ADR.DE"),
                  company("bureau", "Bureau of Tides", "Weather", "BOT.AX"),
                  company("cambria", "Oxford Holdings Inc.", "Banks", "OXF"),
                  company("guards", "United States Lake Guard", "Rescue", "LKG"),
                  company("quant", "QUANT Holding N.V.", "Semiconductors", "QUANT"),
                  company("nordsee", "Nordsee Telecom", "Telecommunications", "NST", "北海通信"))));

  @Test
  void aFullNameIsFoundWithoutItsLegalForm() {
    assertThat(found("Kestrel Semiconductor rose.")).containsExactly("kestrel");
  }

  @Test
  void aNameBrokenByTheEndOfALineIsFound() {
    assertThat(found("Parts of Kestrel\nSemiconductor are late.")).containsExactly("kestrel");
  }

  @Test
  void aPossessiveIsNoPartOfTheName() {
    Mention mention = mentions("Kestrel Semiconductor's plant").getFirst();
    assertThat(mention.surface()).isEqualTo("Kestrel Semiconductor");
  }

  @Test
  void aFruitIsNoCompany() {
    assertThat(found("Orange growers hope for rain. An orange costs a cent.")).isEmpty();
  }

  @Test
  void anEverydayWordIsACompanyWhereItActsAsOne() {
    assertThat(found("Customers of Orange pay less for roaming, the operator Orange said."))
        .containsExactly("orange", "orange");
  }

  @Test
  void anEverydayWordIsACompanyInOneListWithAnother() {
    assertThat(found("The small trials with Nordsee Telecom and Orange go on."))
        .containsExactly("nordsee", "orange");
    assertThat(found("The small trials in Lindau and Orange go on.")).isEmpty();
  }

  @Test
  void aTownIsNoCompany() {
    assertThat(found("He found one in Orange, a town in Texas.")).isEmpty();
  }

  @Test
  void aShortFormOfTwoCompaniesIsTheOneThatTheTextNamesInFull() {
    assertThat(found("Tidal Group fell. Its owner said that Tidal Group and Tidal would wait."))
        .containsOnly("tidal-group");
  }

  @Test
  void aLegalFormMayBeWrittenInFull() {
    assertThat(found("Tidal Corporation sold the mast.")).containsExactly("tidal-corp");
  }

  @Test
  void aShortFormOfTwoCompaniesAloneIsNobody() {
    assertThat(found("The stadium of the Tidal Hawks is full.")).isEmpty();
  }

  @Test
  void aShortNameThatIsTheSymbolTooNeedsNoExchange() {
    assertThat(found("Engineers left QUANT in May.")).containsExactly("quant");
  }

  @Test
  void aSymbolNeedsItsExchange() {
    assertThat(found("Vitamin V is no vitamin.")).isEmpty();
    assertThat(found("The network (NYSE: V) rose.")).containsExactly("v");
    assertThat(found("Buy $V now.")).containsExactly("v");
    assertThat(found("KSL.HK was halted.")).containsExactly("kestrel");
  }

  @Test
  void aTowerIsNoBank() {
    assertThat(found("A fire in the Bank of Lindau Tower was put out.")).isEmpty();
  }

  @Test
  void aNameThatTheRegistryWritesSmallIsFoundSmall() {
    assertThat(found("Shoes by adria sell well.")).containsExactly("adria");
  }

  @Test
  void aNameInAScriptWithoutSpacesIsFoundInsideASentence() {
    assertThat(found("监管机构对北海通信展开调查。")).containsExactly("nordsee");
  }

  @Test
  void aRefusalSaysWhy() {
    assertThat(FINDER.considered(new Words("He found one in Orange, a town.")))
        .singleElement()
        .satisfies(m -> assertThat(m.confidence()).isLessThan(MentionFinder.LEAST))
        .satisfies(m -> assertThat(m.reason()).startsWith("an everyday word"));
  }

  @Test
  void initialsStandForANameThatTheTextGivesInFull() {
    assertThat(found("The Bureau of Tides warns. The BOT expects rain.")).hasSize(2);
    assertThat(found("The BOT expects rain.")).isEmpty();
  }

  @Test
  void aCityIsNotTheCompanyThatIsCalledAfterIt() {
    assertThat(found("She studied at Oxford for a year.")).isEmpty();
  }

  @Test
  void aPublicBodyIsFoundUnderItsCountrysAbbreviation() {
    assertThat(found("Two swimmers were saved by the U.S. Lake Guard.")).containsExactly("guards");
    assertThat(found("Two swimmers were saved by the Lake Guard.")).containsExactly("guards");
  }

  private static List<String> found(String text) {
    return mentions(text).stream().map(Mention::companyId).toList();
  }

  private static List<Mention> mentions(String text) {
    return FINDER.find(new Words(text));
  }

  private static Company company(
      String id, String name, String sector, String symbol, String... aliases) {
    return new Company(
        id,
        name,
        List.of(aliases),
        List.of(symbol),
        List.of(),
        null,
        null,
        sector,
        null,
        null,
        Instant.EPOCH,
        null);
  }
}
