package io.faultline.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.time.api.constraints.InstantRange;

class JsonProperties {
  @Property
  void everyTickReadsBackAsItWasWritten(
      @ForAll @InstantRange(min = "1970-01-01T00:00:00Z", max = "2100-01-01T00:00:00Z")
          Instant time) {
    Tick tick = new Tick(time, "demo");
    assertThat(Json.read(Json.write(tick), Tick.class)).isEqualTo(tick);
  }
}
