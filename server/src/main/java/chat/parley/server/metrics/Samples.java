package chat.parley.server.metrics;

/** The values of one metric, written one a line as the text format of Prometheus wants it. For one thread. */
public final class Samples {

    /** Below it every whole number is exact, and is written as one. */
    private static final double EXACT = 1L << 53;

    private final StringBuilder text;
    private final String name;

    Samples(StringBuilder text, String name) {
        this.text = text;
        this.name = name;
    }

    /**
     * Writes a value that is the only one.
     *
     * @param value it
     */
    public void put(double value) {
        put("", "", value);
    }

    /**
     * Writes one of several values.
     *
     * @param labels what tells it from the others, as {@code label="value"}; values have neither quotes nor back-slashes
     * @param value it
     */
    public void put(String labels, double value) {
        put("", labels, value);
    }

    void put(String suffix, String labels, double value) {
        text.append(name).append(suffix);
        if (!labels.isEmpty()) {
            text.append('{').append(labels).append('}');
        }
        text.append(' ');
        if (value == Math.rint(value) && Math.abs(value) < EXACT) {
            text.append((long) value);
        } else {
            text.append(value);
        }
        text.append('\n');
    }
}
