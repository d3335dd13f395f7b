package chat.parley.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Many rooms of protocol 1, one sender in each, which waits for its own messages to come back. */
@Command(name = "rooms", description = "Messages delivered in many rooms at once.")
final class RoomsBench implements Callable<Integer> {

    @Option(names = "--rooms", description = "How many (default: ${DEFAULT-VALUE}).")
    private int rooms = 100;

    @Option(names = "--members", description = "How many are in each (default: ${DEFAULT-VALUE}).")
    private int members = 10;

    @Option(names = "--under-way", description = "Messages that each sender has under way (default: ${DEFAULT-VALUE}).")
    private int underWay = 8;

    @Mixin
    private final LoadOptions options = new LoadOptions();

    @Override
    public Integer call() throws IOException, InterruptedException {
        try (BenchServer server = BenchServer.startApart(options.durability());
                Traffic traffic = new Traffic(server, rooms, members, underWay)) {
            List<Member> senders = IntStream.range(0, rooms).mapToObj(room -> traffic.member(room, 0)).toList();
            TrafficReport.print("rooms", rooms, members, 1, 0, options,
                    traffic.saturate(senders, options.warmUp(), options.seconds()));
        }
        return 0;
    }
}
