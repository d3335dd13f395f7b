package chat.parley.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * One room of protocol 1: what some say, all of them get. As fast as it goes, each sender waiting for its own messages to come
 * back; or at a given rate, where the time counts from when a message was due, whatever kept it.
 */
@Command(name = "fan-out", description = "Messages delivered to everyone in one room.")
final class FanOutBench implements Callable<Integer> {

    @Option(names = "--members", split = ",", description = "How many are in the room (default: ${DEFAULT-VALUE}).")
    private int[] members = {100, 1_000};

    @Option(names = "--senders", split = ",", description = "How many of them talk (default: ${DEFAULT-VALUE}).")
    private int[] senders = {1, 10};

    @Option(names = "--rate", split = ",", description = "Deliveries a second, 0 for as many as possible (default: ${DEFAULT-VALUE}).")
    private int[] rates = {20_000, 0};

    @Option(names = "--under-way", description = "Messages under way, of all senders together, where there is no rate (default: ${DEFAULT-VALUE}).")
    private int underWay = 64;

    @Mixin
    private final LoadOptions options = new LoadOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        for (int size : members) {
            for (int talking : senders) {
                for (int rate : rates) {
                    try (BenchServer server = BenchServer.startApart(options.durability());
                            Traffic traffic = new Traffic(server, 1, size, Math.max(1, underWay / talking))) {
                        List<Member> who = IntStream.range(0, Math.min(talking, size))
                                .mapToObj(i -> traffic.member(0, i))
                                .toList();
                        TrafficReport.print("fan-out", 1, size, who.size(), rate, options,
                                rate == 0
                                        ? traffic.saturate(who, options.warmUp(), options.seconds())
                                        : traffic.pace(who, rate, options.warmUp(), options.seconds()));
                    }
                }
            }
        }
        return 0;
    }
}
