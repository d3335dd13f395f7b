package chat.parley.bench;

import java.util.List;
import java.util.Locale;

/** Says what was measured of {@link Traffic}, to people and to programs. */
final class TrafficReport {

    private TrafficReport() {}

    /**
     * Prints both lines.
     *
     * @param name the benchmark's
     * @param rooms how many
     * @param size members of each
     * @param senders of each
     * @param rate deliveries a second that were wanted; 0 for as many as possible
     * @param options the command's
     * @param result what was measured
     */
    static void print(String name, int rooms, int size, int senders, int rate, LoadOptions options,
            Traffic.Result result) {
        List<String> trouble = List.of(result.overloaded() ? "  OVERLOADED" : "",
                result.lost() == 0 ? "" : "  LOST: " + result.lost(),
                result.wrong() == 0 ? "" : "  OUT OF ORDER: " + result.wrong());
        System.out.printf(Locale.ROOT,
                "%-8s %-7s  rooms %d, members %d, senders %d, %s: %,.0f deliveries/s, %,.0f a second of the server's processor"
                        + " (%.0f %% of one), %s%s%n",
                name, options.durability(), rooms, size, senders,
                rate == 0 ? "as many as possible" : "%,d/s wanted".formatted(rate), result.perSecond(),
                result.perCpuSecond(), 100 * result.cpuSeconds() / result.seconds(), result.latencies().summary(),
                String.join("", trouble));
        System.out.printf(Locale.ROOT,
                "{\"bench\":\"%s\",\"durability\":\"%s\",\"rooms\":%d,\"members\":%d,\"senders\":%d,\"rate\":%d,\"apart\":%b,"
                        + "\"seconds\":%.3f,\"deliveries\":%d,\"perSecond\":%.0f,\"serverCpuSeconds\":%.2f,\"perCpuSecond\":%.0f,"
                        + "\"lost\":%d,\"outOfOrder\":%d,\"overloaded\":%b,%s}%n",
                name, options.durability(), rooms, size, senders, rate, Cores.areSplit(), result.seconds(),
                result.deliveries(), result.perSecond(), result.cpuSeconds(), result.perCpuSecond(), result.lost(),
                result.wrong(), result.overloaded(), result.latencies().json());
    }
}
