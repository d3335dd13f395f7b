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

    /** Longest correlation id of a request, in visible ASCII characters. */
    public static final int MAX_ID_CHARS = 64;

    /** Longest name of a client program, in UTF-16 code units. */
    public static final int MAX_CLIENT_CHARS = 100;

    /** Longest token of a session or an invitation, in characters; today's have 43 or 32: 256 or 192 bits in Base64. */
    public static final int MAX_TOKEN_CHARS = 128;

    /** Longest topic of a room, in UTF-16 code units. */
    public static final int MAX_TOPIC_CHARS = 500;

    /** Longest text to search for, in UTF-16 code units. */
    public static final int MAX_QUERY_CHARS = 200;

    /** Longest reaction, in UTF-16 code units: the longest emoji sequences of Unicode have fewer than 20. */
    public static final int MAX_EMOJI_CHARS = 32;

    /** Most kinds of reactions to one message. */
    public static final int MAX_REACTIONS = 20;

    /** Most entries of a page. */
    public static final int MAX_PAGE = 200;

    /** Most people that a room's capacity can be set to. */
    public static final int MAX_CAPACITY = 1_000_000;

    /** Longest muting, in minutes: a year. */
    public static final int MAX_MUTE_MINUTES = 525_600;

    /** Longest time between two messages in slow mode, in seconds: six hours. */
    public static final int MAX_SLOW_SECONDS = 21_600;

    /** Most conversations that one sync can ask for. */
    public static final int MAX_SYNC_CONVERSATIONS = 1_000;

    /** Most messages that one sync answers with. */
    public static final int MAX_SYNC_MESSAGES = 500;

    /** Most names that are listed of those who have reacted in one way, whose number is told besides. */
    public static final int MAX_REACTION_NAMES = 10;

    /** Longest such list, in bytes of UTF-8. */
    public static final int MAX_REACTION_NAMES_BYTES = 200;

    /**
     * Most text in a reply, in bytes of UTF-8, unless it is one message. JSON may make six bytes of one; with the reactions to
     * {@link #MAX_SYNC_MESSAGES} messages, at most 4 MiB, a reply stays within {@link #MAX_SERVER_FRAME_BYTES}.
     */
    public static final int MAX_PAGE_TEXT_BYTES = 512 * 1024;

    private Limits() {}
}
