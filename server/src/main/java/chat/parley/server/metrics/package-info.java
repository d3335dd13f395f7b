/**
 * What can be measured, and how it is told: {@link chat.parley.server.metrics.Metrics} writes the text format of Prometheus,
 * {@link chat.parley.server.metrics.MonitoringServer} serves it. Features count by themselves, with
 * {@link chat.parley.server.metrics.Counters} and {@link chat.parley.server.metrics.Histogram}; nothing is computed before
 * somebody asks. Depends on no feature.
 */
@NullMarked
package chat.parley.server.metrics;

import org.jspecify.annotations.NullMarked;
