package io.faultline.streams.topology;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.Cache;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/**
 * One bounded memory for all stores of the process. Left alone, each store of each partition takes
 * up to 50 MB of cache and 48 MB of write buffers, and there are dozens.
 *
 * <p>Public because Kafka Streams makes it by name.
 */
public final class BoundedRocksDb implements RocksDBConfigSetter {
  private static final long MIB = 1024L * 1024;

  static {
    RocksDB.loadLibrary();
  }

  private static final Cache CACHE = new LRUCache(128 * MIB);
  private static final WriteBufferManager BUFFERS = new WriteBufferManager(64 * MIB, CACHE);

  @Override
  public void setConfig(String storeName, Options options, Map<String, Object> configs) {
    BlockBasedTableConfig table = (BlockBasedTableConfig) options.tableFormatConfig();
    table.setBlockCache(CACHE);
    table.setCacheIndexAndFilterBlocks(true);
    options.setWriteBufferManager(BUFFERS);
    options.setWriteBufferSize(4 * MIB);
    options.setMaxWriteBufferNumber(2);
    options.setTableFormatConfig(table);
  }

  @Override
  public void close(String storeName, Options options) {
    // The memory is everybody's, and lives as long as the process.
  }
}
