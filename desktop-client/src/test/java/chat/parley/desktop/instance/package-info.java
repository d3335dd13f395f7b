/**
 * Tests of one running client for each directory of files, with real locks and sockets.
 */
@NullMarked
package chat.parley.desktop.instance;

import org.jspecify.annotations.NullMarked;
