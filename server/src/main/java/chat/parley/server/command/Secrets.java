package chat.parley.server.command;

import java.io.Console;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/** Asks for passwords: never an argument, which everyone on the machine could read in the list of processes. */
public final class Secrets {

    /** More than any password has. */
    private static final int MAX_BYTES = 1_024;

    private Secrets() {}

    /**
     * Asks for a new password: twice, without showing it, at a terminal; else it is the one line of standard input.
     *
     * @param whose whose it is, for the question
     * @return the password
     * @throws IOException when there is none, or both differ
     */
    public static String newPassword(String whose) throws IOException {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        if (terminal.isEmpty()) {
            return line();
        }
        Console console = terminal.get();
        char[] first = asked(console, "New password of " + whose + ": ");
        char[] second = asked(console, "Once more: ");
        try {
            if (!Arrays.equals(first, second)) {
                throw new IOException("these are two different passwords");
            }
            return new String(first);
        } finally {
            Arrays.fill(first, ' ');
            Arrays.fill(second, ' ');
        }
    }

    /**
     * Asks for a password that there is: without showing it, at a terminal; else it is the one line of standard input.
     *
     * @param whose whose it is, for the question
     * @return the password
     * @throws IOException when there is none
     */
    public static String password(String whose) throws IOException {
        Optional<Console> terminal = Optional.ofNullable(System.console()).filter(Console::isTerminal);
        return terminal.isEmpty() ? line() : new String(asked(terminal.get(), "Password of " + whose + ": "));
    }

    private static char[] asked(Console console, String question) throws IOException {
        char[] answer = console.readPassword("%s", question);
        if (answer == null) {
            throw new IOException("no password was given");
        }
        return answer;
    }

    /** Byte by byte: what comes after the line stays for others. */
    private static String line() throws IOException {
        byte[] bytes = new byte[MAX_BYTES];
        int length = 0;
        int next = System.in.read();
        while (next >= 0 && next != '\n' && length < MAX_BYTES) {
            bytes[length++] = (byte) next;
            next = System.in.read();
        }
        String line = new String(bytes, 0, length, StandardCharsets.UTF_8);
        String password = line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
        if (password.isEmpty()) {
            throw new IOException("a password is needed, as one line of standard input");
        }
        return password;
    }
}
