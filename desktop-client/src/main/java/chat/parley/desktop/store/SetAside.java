package chat.parley.desktop.store;

import java.nio.file.Path;

/**
 * A broken cache that was replaced by a new one. Immutable.
 *
 * @param file where it is kept
 * @param rescued whether unsent and refused messages and drafts were found in it and taken over; otherwise they are lost, unless
 *        somebody mends the file, and the person should be told
 */
public record SetAside(Path file, boolean rescued) {}
