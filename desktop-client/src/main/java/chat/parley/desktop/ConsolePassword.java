package chat.parley.desktop;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Asks for a password: never an argument, which everyone on the machine could read in the list of processes. Stateless. */
final class ConsolePassword {

    private ConsolePassword() {}

    /**
     * Asks: without showing it at a terminal; else it is one line of what comes in.
     *
     * @param question what to ask at a terminal
     * @param in where it comes from when there is no terminal
     * @return the password
     * @throws IOException when there is none
     */
    static String ask(String question, InputStream in) throws IOException {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        Optional<String> password = terminal.isPresent()
                ? Optional.ofNullable(terminal.get().readPassword("%s ", question)).map(String::new)
                : Optional.ofNullable(new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine());
        return password.filter(given -> !given.isEmpty())
                .orElseThrow(() -> new IOException("no password was given"));
    }
}
