package io.faultline.app;

import io.faultline.ingest.folder.FolderService;
import io.faultline.ingest.folder.FolderSettings;
import io.faultline.ingest.lists.ListService;
import io.faultline.ingest.market.MarketService;
import io.faultline.ingest.market.MarketSettings;
import io.faultline.ingest.news.NewsService;
import io.faultline.ingest.publishing.KafkaEventPublisher;
import io.faultline.ingest.reference.StarterSet;
import io.faultline.ingest.registries.RegistryService;
import io.micrometer.core.instrument.MeterRegistry;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What comes in: the services that read news, lists, folders and registries, each with a publisher
 * of its own. A publisher shuts out an older one of its name, so only one process of an
 * installation may have this open at a time.
 */
final class Intake implements AutoCloseable {
  private final Plan plan;
  private final Function<String, KafkaEventPublisher> publishers;
  private final Function<String, Path> folders;
  private final MeterRegistry meters;

  // Mutable state
  private final OpenParts opened = new OpenParts();
  private volatile @Nullable NewsService news;
  private volatile @Nullable ListService lists;

  /**
   * @param publishers makes a publisher of a name
   * @param folders makes a folder of a name in the data folder
   */
  Intake(
      Plan plan,
      Function<String, KafkaEventPublisher> publishers,
      Function<String, Path> folders,
      MeterRegistry meters) {
    this.plan = plan;
    this.publishers = publishers;
    this.folders = folders;
    this.meters = meters;
  }

  /** Begins with everything. */
  synchronized void start() {
    NewsService service =
        opened.add(
            new NewsService(NewsSetup.of(plan.config()), publisher("news"), plan.clock(), meters));
    service.start();
    news = service;
    startAllButNews();
  }

  /** Begins with what one process of an installation does alone. */
  synchronized void startAllButNews() {
    startLists();
    startFolders();
    startMarket();
    startRegistries();
  }

  private void startLists() {
    ListService service =
        opened.add(new ListService(ListSetup.of(plan), publisher("lists"), plan.clock(), meters));
    service.start();
    lists = service;
  }

  private void startMarket() {
    MarketSettings settings = MarketSetup.of(plan.config());
    if (!settings.isEmpty()) {
      opened.add(new MarketService(settings, publisher("market"), plan.clock(), meters)).start();
    }
  }

  private void startFolders() {
    boolean starter = plan.config().sources().starter();
    if (starter) {
      startFolder("starter", FolderSettings.of(StarterSet.writeTo(folders.apply("starter"))));
    }
    int number = 0;
    for (Path folder : plan.config().sources().folders()) {
      startFolder(
          "folder-" + number++,
          FolderSettings.of(folder)
              .withThresholds(plan.config().thresholds())
              .withFurther(starter ? StarterSet.companies() : List.of()));
    }
  }

  private void startFolder(String name, FolderSettings settings) {
    opened.add(new FolderService(settings, publisher(name), plan.clock(), meters)).start();
  }

  private void startRegistries() {
    if (!plan.config().sources().registries().isEmpty()) {
      opened
          .add(
              new RegistryService(
                  RegistrySetup.of(plan),
                  RegistrySetup.knownCompanies(plan.config()),
                  publisher("registries"),
                  plan.clock(),
                  meters))
          .start();
    }
  }

  private KafkaEventPublisher publisher(String name) {
    return opened.add(publishers.apply(name));
  }

  /** Null until it is started here. */
  @Nullable NewsService news() {
    return news;
  }

  /** Null until it is started. */
  @Nullable ListService lists() {
    return lists;
  }

  /** Why it can't do its work now; empty if it can, and while it stands by. */
  List<String> notReady() {
    NewsService running = news;
    return running == null || running.health().up()
        ? List.of()
        : List.of("news: " + running.health().detail());
  }

  @Override
  public synchronized void close() {
    opened.close();
  }
}
