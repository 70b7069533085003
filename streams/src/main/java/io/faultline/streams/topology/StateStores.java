package io.faultline.streams.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** How stores are made: on disk, and with a changelog by which they are restored elsewhere. */
final class StateStores {
  private StateStores() {}

  static <V> StoreBuilder<KeyValueStore<String, V>> of(String name, Class<V> type) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), new JsonSerde<>(type));
  }

  static StoreBuilder<KeyValueStore<String, String>> ofText(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.String());
  }
}
