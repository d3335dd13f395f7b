package chat.parley.desktop.instance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SingleInstanceTest {

    private static final List<String> LINK = List.of("parley://chat.example.org:7420/?ca=0f", "ä ö");

    @TempDir
    private Path config;

    private static Owner own(Path config) throws IOException {
        return (Owner) SingleInstance.claim(config, List.of());
    }

    @Test
    void aSecondStartHandsItsWordsOver() throws Exception {
        BlockingQueue<List<String>> got = new LinkedBlockingQueue<>();
        try (Owner owner = own(config)) {
            owner.onMessage(got::add);
            assertThat(SingleInstance.claim(config, LINK)).isInstanceOf(SingleInstance.HandedOver.class);
            assertThat(SingleInstance.claim(config, List.of())).isInstanceOf(SingleInstance.HandedOver.class);
        }
        assertThat(got).containsExactly(LINK, List.of());
    }

    @Test
    void wordsWaitForSomebodyWhoWantsThem() throws Exception {
        BlockingQueue<List<String>> got = new LinkedBlockingQueue<>();
        try (Owner owner = own(config)) {
            assertThat(SingleInstance.claim(config, LINK)).isInstanceOf(SingleInstance.HandedOver.class);
            owner.onMessage(got::add);
        }
        assertThat(got).containsExactly(LINK);
    }

    @Test
    void theNextStartAfterTheEndIsTheOne() throws Exception {
        Owner first = own(config);
        first.close();
        first.close();
        try (Owner second = own(config)) {
            assertThat(second).isNotSameAs(first);
        }
        assertThat(config.resolve("instance").resolve("socket")).doesNotExist();
    }

    @Test
    void whatACrashLeavesDoesNoHarm() throws Exception {
        Path left = Files.createDirectories(config.resolve("instance")).resolve("socket");
        Files.writeString(left.resolveSibling("address"), left.toString());
        try (ServerSocketChannel crashed = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            crashed.bind(UnixDomainSocketAddress.of(left)); // closing it leaves the file, as a crash does
        }
        assertThat(left).exists();
        BlockingQueue<List<String>> got = new LinkedBlockingQueue<>();
        try (Owner owner = own(config)) {
            owner.onMessage(got::add);
            assertThat(SingleInstance.claim(config, LINK)).isInstanceOf(SingleInstance.HandedOver.class);
        }
        assertThat(got).containsExactly(LINK);
    }

    @Test
    void ofManyStartsAtOnceOneIsTheOneAndHearsAllOthers() throws Exception {
        int starts = 8;
        CyclicBarrier together = new CyclicBarrier(starts);
        BlockingQueue<List<String>> got = new LinkedBlockingQueue<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(starts)) {
            Callable<SingleInstance.Result> start = () -> {
                together.await();
                SingleInstance.Result result = SingleInstance.claim(config, LINK);
                if (result instanceof Owner owner) {
                    owner.onMessage(got::add);
                }
                return result;
            };
            int owners = 0;
            for (Future<SingleInstance.Result> result : threads.invokeAll(Collections.nCopies(starts, start))) {
                if (result.get() instanceof Owner owner) {
                    owners++;
                    owner.close();
                }
            }
            assertThat(owners).isOne();
        }
        assertThat(got).hasSize(starts - 1);
    }

    @Test
    void worksWhereThePathIsTooLongForASocket() throws Exception {
        Path deep = config.resolve("d".repeat(120));
        BlockingQueue<List<String>> got = new LinkedBlockingQueue<>();
        Path socket;
        try (Owner owner = own(deep)) {
            owner.onMessage(got::add);
            socket = SocketPlace.in(deep).published();
            assertThat(socket).exists();
            assertThat(socket.startsWith(deep)).isFalse();
            assertThat(SingleInstance.claim(deep, LINK)).isInstanceOf(SingleInstance.HandedOver.class);
        }
        assertThat(got).containsExactly(LINK);
        assertThat(socket.getParent()).as("the directory made for it").doesNotExist();
    }

    @Test
    void onlyTheOwnerMayEnter() throws Exception {
        try (Owner _ = own(config.resolve("new"))) {
            for (Path directory : List.of(config.resolve("new"), config.resolve("new").resolve("instance"))) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory)))
                        .isEqualTo("rwx------");
            }
        }
    }

    @Test
    void refusesWhatIsTooMuch() throws Exception {
        try (Owner owner = own(config)) {
            BlockingQueue<List<String>> got = new LinkedBlockingQueue<>();
            owner.onMessage(got::add);
            assertThatThrownBy(() -> SingleInstance.claim(config, List.of("x".repeat(Words.MAX_BYTES + 1))))
                    .isInstanceOf(IOException.class);
            assertThatThrownBy(() -> SingleInstance.claim(config, Collections.nCopies(Words.MAX_WORDS + 1, "x")))
                    .isInstanceOf(IOException.class);
            assertThat(got).isEmpty();
        }
    }

    @Test
    void survivesWhoeverTalksNonsense() throws Exception {
        BlockingQueue<List<String>> got = new LinkedBlockingQueue<>();
        try (Owner owner = own(config)) {
            owner.onMessage(got::add);
            try (SocketChannel stranger = SocketChannel
                    .open(UnixDomainSocketAddress.of(SocketPlace.in(config).published()))) {
                stranger.write(ByteBuffer.wrap(new byte[]{-1}));
                await().until(() -> stranger.read(ByteBuffer.allocate(1)) == -1);
            }
            assertThat(SingleInstance.claim(config, LINK)).isInstanceOf(SingleInstance.HandedOver.class);
        }
        assertThat(got).containsExactly(LINK);
    }

    @Test
    void anotherProcessHandsItsWordsOver() throws Exception {
        BlockingQueue<List<String>> got = new LinkedBlockingQueue<>();
        try (Owner owner = own(config)) {
            owner.onMessage(got::add);
            Process other = new ProcessBuilder(
                    Stream.concat(Stream.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                            System.getProperty("java.class.path"), Claimant.class.getName(), config.toString()),
                            Stream.of(LINK.getFirst())).toList())
                    .inheritIO().start();
            assertThat(other.waitFor()).isEqualTo(Claimant.HANDED_OVER);
        }
        assertThat(got).containsExactly(List.of(LINK.getFirst()));
    }
}
