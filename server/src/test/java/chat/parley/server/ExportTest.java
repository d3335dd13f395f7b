package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import chat.parley.server.testing.Json;
import chat.parley.server.testing.ModernClient;
import chat.parley.server.testing.TestServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Conversations written to files. */
class ExportTest {

    @TempDir
    private Path folder;

    @AutoClose
    private TestServer server;

    private Operator operator;
    private ModernClient ada;
    private long room;

    @BeforeEach
    void start() {
        server = TestServer.start(folder.resolve("data"));
        operator = new Operator(server.data());
        ada = server.modern("ada");
        room = ada.create("tearoom");
    }

    @Test
    void everyMessageIsALineOfJsonAlsoWhenThereAreMoreThanAnAnswerHas() {
        for (int i = 1; i <= 450; i++) {
            ada.say(room, "message " + i);
        }

        List<String> lines = operator.does("export", "tearoom");

        assertThat(lines.stream().map(line -> Json.parse(line).path("text").asString()))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 450).mapToObj(i -> "message " + i).toList());
    }

    @Test
    void aPageHasWhatWasSaidAsTextWhateverItLooksLike() throws IOException {
        ada.say(room, "<script>alert(1)</script> & \\\"quotes\\\"");
        long gone = ada.say(room, "secret");
        ada.does("{'type':'delete','data':{'conversation':%d,'seq':%d}}".formatted(room, gone));
        Path file = folder.resolve("tearoom.html");

        operator.does("export", "tearoom", "--format", "html", "--out", file.toString());

        assertThat(Files.readString(file)).startsWith("<!DOCTYPE html>").endsWith("</html>\n")
                .contains("&lt;script&gt;alert(1)&lt;/script&gt; &amp; &quot;quotes&quot;", "deleted",
                        "default-src 'none'")
                .doesNotContain("<script", "secret", "http://", "https://");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        Operator.Ended again = operator.types("export", "tearoom", "--out", file.toString());
        assertThat(again.code()).isEqualTo(1);
        assertThat(again.err()).contains("is there already");
    }

    @Test
    void whatIsWrongWithTheCommandIsToldInItsOwnWords() throws IOException {
        Path there = Files.createFile(folder.resolve("there"));
        Path nowhere = folder.resolve("nowhere").resolve("tearoom.jsonl");

        assertThat(operator.types("export", "tearoom", "--out", there.toString()).err())
                .isEqualToIgnoringNewLines("parley export: " + there + " is there already");
        assertThat(operator.types("export", "tearoom", "--out", nowhere.toString()).err())
                .isEqualToIgnoringNewLines("parley export: " + nowhere + " cannot be made: there is no such folder");
        Operator.Ended three = operator.types("export", "ada", "grace", "alan");
        assertThat(three.code()).isEqualTo(2);
        assertThat(three.err()).contains("'alan'");
    }

    @Test
    void aDirectConversationIsNamedByBothPeople() {
        server.modern("grace");
        ada.does("{'type':'msg','data':{'to':'grace','text':'psst','clientId':'%s'}}"
                .formatted("00000000-0000-4000-8000-000000000001"));

        assertThat(operator.does("export", "grace", "ada")).singleElement().asString().contains("psst");
        server.register("alan");
        operator.isRefused("have no direct conversation", "export", "alan", "ada");
        operator.isRefused("There is no room attic", "export", "attic");
        assertThat(operator.does("audit")).hasSize(2).last().asString().contains("export", "grace and ada");
    }
}
