/** Tests of the account's model, against a real server and without a window. */
@NullMarked
package chat.parley.desktop.model;

import org.jspecify.annotations.NullMarked;
