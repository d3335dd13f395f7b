/**
 * How the text of a message becomes what is seen: Markdown's subset, emoji, and the node that shows them. Documents, the
 * catalogue and the scanner are immutable and may be used on any thread; nodes belong to JavaFX's thread.
 */
@NullMarked
package chat.parley.desktop.text;

import org.jspecify.annotations.NullMarked;
