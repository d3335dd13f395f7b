/** How the text of messages is read and shown. */
@NullMarked
package chat.parley.desktop.text;

import org.jspecify.annotations.NullMarked;
