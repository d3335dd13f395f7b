package chat.parley.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** Somebody at the server's command line. Used by one thread. */
final class Operator {

    private final Path data;
    private String input = "";

    /** Administers the server with this data directory. */
    Operator(Path data) {
        this.data = data;
    }

    /** The next command finds this on its standard input. */
    Operator reads(String text) {
        input = text;
        return this;
    }

    /** How a command ended. */
    record Ended(int code, String out, String err) {

        /** The lines of standard output. */
        List<String> lines() {
            return out.lines().toList();
        }
    }

    /** Types a command, without {@code --data}. */
    Ended types(String... command) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of(command));
        all.add("--data=" + data);
        String[] arguments = all.toArray(String[]::new);
        CommandLine line = RunCommand.commandLine(arguments).setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        InputStream before = System.in;
        System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
        try {
            return new Ended(line.execute(arguments), out.toString(), err.toString());
        } finally {
            System.setIn(before);
            input = "";
        }
    }

    /** Types a command that must succeed, and gives what it prints. */
    List<String> does(String... command) {
        Ended ended = types(command);
        assertThat(ended.code()).as("%s%s", ended.out(), ended.err()).isZero();
        return ended.lines();
    }

    /** Types a command that must be refused with these words. */
    void isRefused(String words, String... command) {
        Ended ended = types(command);
        assertThat(ended.code()).as(ended.out()).isEqualTo(1);
        assertThat(ended.err()).contains(words);
    }
}
