package chat.parley.common;

/**
 * Every limit of the protocol, with its unit. They are part of the protocol (docs/protocol.md lists them); what an
 * administrator may change is in the server's configuration instead.
 */
public final class Limits {

    /** Bytes of the length prefix of a frame: an unsigned 32-bit number, big-endian. */
    public static final int FRAME_HEADER_BYTES = 4;

    /** Largest frame that a server accepts, in bytes without the length prefix. */
    public static final int MAX_FRAME_BYTES = 256 * 1024;

    /**
     * Largest frame that a client accepts, in bytes without the length prefix. Larger than what a server accepts because
     * the lists of protocol 1 have no pages: 8 MiB hold the names of some 60,000 people at their longest.
     */
    public static final int MAX_SERVER_FRAME_BYTES = 8 * 1024 * 1024;

    /** Longest text of a message, in UTF-16 code units ({@link String#length()}). */
    public static final int MAX_TEXT_CHARS = 16_384;

    /** Longest name of an account or a room, in Unicode code points after NFC. */
    public static final int MAX_NAME_CODE_POINTS = 32;

    /** Longest password, in bytes of UTF-8: bcrypt ignores everything after the 72nd byte. */
    public static final int MAX_PASSWORD_BYTES = 72;

    /** Deepest nesting of objects and arrays in a frame. */
    public static final int MAX_JSON_DEPTH = 16;

    /** Longest string in a frame, in characters; a longer one could not fit into a frame anyway. */
    public static final int MAX_JSON_STRING_CHARS = MAX_FRAME_BYTES;

    /** Longest member name in a frame, in characters. */
    public static final int MAX_JSON_NAME_CHARS = 256;

    /** Longest number in a frame, in digits: sign, point, {@code e} and a leading zero do not count. */
    public static final int MAX_JSON_NUMBER_CHARS = 32;

    private Limits() {}
}
