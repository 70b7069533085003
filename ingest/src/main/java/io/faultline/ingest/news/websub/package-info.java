/** What a subscriber of WebSub hears and checks: the hub's questions, and what it pushes. */
@NullMarked
package io.faultline.ingest.news.websub;

import org.jspecify.annotations.NullMarked;
