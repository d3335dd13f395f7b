package chat.parley.desktop.switcher;

import org.kordamp.ikonli.Ikon;

/**
 * Something that the program can do, and that can be found by typing.
 *
 * @param name the end of the key of its text, after {@code switcher.command.}
 * @param icon its sign
 * @param action what is done
 */
public record Command(String name, Ikon icon, Runnable action) {}
