package chat.parley.desktop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Without a terminal, as a test has none. */
class ConsolePasswordTest {

    private static String ask(String typed) throws IOException {
        return ConsolePassword.ask("Password:", new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)));
    }

    @Test
    void isOneLineOfWhatComesIn() throws IOException {
        assertThat(ask("höchst geheim\r\nmore\n")).isEqualTo("höchst geheim");
        assertThat(ask("no end")).isEqualTo("no end");
    }

    @Test
    void hasToBeThere() {
        assertThatThrownBy(() -> ask("")).isInstanceOf(IOException.class);
        assertThatThrownBy(() -> ask("\n")).isInstanceOf(IOException.class);
    }
}
