package io.faultline.streams.topology;

import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.state.KeyValueBytesStoreSupplier;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;
import org.rocksdb.RocksDB;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How stores are made: on disk, and with a changelog by which they are restored elsewhere. Where
 * the machine lacks what RocksDB's native library needs (slim container images leave out the C++
 * runtime), they are kept in memory and restored from their changelogs at every start.
 */
final class StateStores {
  private static final Logger LOG = LoggerFactory.getLogger(StateStores.class);
  private static final boolean ON_DISK = canLoadRocksDb();

  private StateStores() {}

  static <V> StoreBuilder<KeyValueStore<String, V>> of(String name, Class<V> type) {
    return Stores.keyValueStoreBuilder(supplier(name), Serdes.String(), new JsonSerde<>(type));
  }

  static StoreBuilder<KeyValueStore<String, String>> ofText(String name) {
    return Stores.keyValueStoreBuilder(supplier(name), Serdes.String(), Serdes.String());
  }

  private static KeyValueBytesStoreSupplier supplier(String name) {
    return ON_DISK ? Stores.persistentKeyValueStore(name) : Stores.inMemoryKeyValueStore(name);
  }

  private static boolean canLoadRocksDb() {
    try {
      RocksDB.loadLibrary();
      return true;
    } catch (UnsatisfiedLinkError | RuntimeException e) {
      LOG.warn(
          "state is kept in memory and restored at every start, because RocksDB can't be loaded:"
              + " {}",
          e.getMessage());
      return false;
    }
  }
}
