package io.faultline.streams.reading.names;

import io.faultline.streams.reading.text.Fold;
import io.faultline.streams.reading.text.Words;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Words that a text about a line of business is likely to use. */
final class Sectors {
  private static final Map<String, Set<Long>> WORDS = new HashMap<>();

  static {
    put("airline", "airline airlines flights flight passengers cabin routes pilots aircraft fares");
    put(
        "apparel",
        "jeans clothes clothing shop shops store stores denim shoes brand sneakers sportswear");
    put(
        "retail",
        "store stores shop shops shoppers sale retailer retailers chain customers plates");
    put(
        "oil",
        "oil gas fuel petrol drilling refinery drivers barrels emissions pipeline forecourt");
    put(
        "telecom",
        "network networks operator mobile roaming calls broadband 5g customers subscribers");
    put(
        "payment",
        "card cards payment payments contactless transactions network merchants networks");
    put(
        "automobile",
        "car cars vehicle vehicles models plant dealers motor engine drivers pickup trucks");
    put(
        "e-commerce",
        "cloud online warehouse deliveries sale shoppers parcels sellers marketplace");
    put("internet", "search app apps users advertising platform online browser phones");
    put("electronics", "phone phones devices tablets iphone computers laptops app apps headsets");
    put("semiconductor", "chip chips memory processors wafers semiconductor fab");
    put("restaurant", "restaurants burgers menu outlets franchise straws meals");
    put("bank", "bank loans lender deposits lending branches banking");
    put("software", "software cloud users subscriptions");
    put("insurance", "insurance premiums insurer policies");
    put("hardware", "phone phones iphone tablets computers laptops servers devices app store");
    put("network equipment", "routers antennas network networks 5g operators base stations");
    put("aerospace", "aircraft jets engines planes satellites airlines");
    put("defen", "missiles weapons fighter radar arms contract pentagon jets");
    put("mining", "mine mines miner ore tonnes copper nickel cobalt iron");
    put("metal", "smelter aluminium steel copper tonnes ore");
    put("beverage", "beer drinks bottles bottling brewer brewery soda cans");
    put("food", "food foods brands factories grain snacks");
    put("chemical", "chemicals plant plants crops fertiliser polymers");
    put("casino", "casino casinos gaming macau resort gamblers");
    put("hotel", "hotel hotels rooms guests bookings");
    put("travel", "bookings hotels flights travellers trips");
    put("entertainment", "film films studio streaming parks cinemas series");
    put("media", "film films studio streaming channels advertising series");
    put("game", "game games gamers console studio players");
    put("logistics", "parcels freight containers cargo deliveries courier");
    put("utilit", "power electricity grid plants customers");
    put("solar", "panels modules solar installations");
    put("medical", "devices patients hospitals implants");
    put("biotech", "drug drugs vaccine trial patients");
    put("machinery", "machines tractors excavators dealers factories");
    put("luxury", "bags fashion boutiques shoppers brand");
    put("cosmetics", "beauty perfume skincare shoppers brand");
    put("pharma", "drug drugs vaccine trial medicines patients");
  }

  private Sectors() {}

  private static void put(String sector, String words) {
    WORDS.put(
        sector,
        Stream.of(words.split(" ")).map(Fold::hash).collect(Collectors.toUnmodifiableSet()));
  }

  /** Whether a word near this place belongs to the line of business. */
  static boolean near(Words words, int word, @Nullable String sector) {
    if (sector == null) {
      return false;
    }
    String folded = Fold.fold(sector);
    for (Map.Entry<String, Set<Long>> entry : WORDS.entrySet()) {
      if (folded.contains(entry.getKey())) {
        int end = Math.min(words.size(), word + 25);
        for (int i = Math.max(0, word - 25); i < end; i++) {
          if (i != word && entry.getValue().contains(words.hash(i))) {
            return true;
          }
        }
      }
    }
    return false;
  }
}
