package chat.parley.common.doctor;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;

/**
 * What a check has found. Immutable.
 *
 * @param check what was looked at, in a word
 * @param level whether that is as it should be
 * @param what what was found, in a line
 * @param remedy what to do about it, in a line; empty when there is nothing to do
 */
public record Finding(String check, Level level, String what, String remedy) {

    /** How things are, the best first. */
    public enum Level {
        /** As it should be. */
        OK,
        /** It works, and somebody should look at it. */
        WARNING,
        /** It does not work. */
        FAILED;

        /**
         * Tells how the level is written.
         *
         * @return a word in lower case
         */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * All is well.
     *
     * @param check what was looked at
     * @param what what was found
     * @return the finding
     */
    public static Finding ok(String check, String what) {
        return new Finding(check, Level.OK, what, "");
    }

    /**
     * Somebody should look at it.
     *
     * @param check what was looked at
     * @param what what was found
     * @param remedy what to do about it
     * @return the finding
     */
    public static Finding warning(String check, String what, String remedy) {
        return new Finding(check, Level.WARNING, what, remedy);
    }

    /**
     * It does not work.
     *
     * @param check what was looked at
     * @param what what was found
     * @param remedy what to do about it
     * @return the finding
     */
    public static Finding failed(String check, String what, String remedy) {
        return new Finding(check, Level.FAILED, what, remedy);
    }

    /**
     * Finds the worst.
     *
     * @param findings some
     * @return the level of the worst of them; {@link Level#OK} for none
     */
    public static Level worst(Collection<Finding> findings) {
        return findings.stream().map(Finding::level).max(Comparator.naturalOrder()).orElse(Level.OK);
    }

    /**
     * Writes it for a person.
     *
     * @return one line
     */
    public String line() {
        String line = String.format(Locale.ROOT, "%-8s %-12s %s", level.word(), check, what)
                + (remedy.isEmpty() ? "" : ": " + remedy);
        return line.replaceAll("\\p{Cntrl}+", " "); // what a peer or a file has said may hold anything
    }
}
