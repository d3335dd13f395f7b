/**
 * The demonstration: two windows in one virtual machine, in which two people talk through a real server.
 */
@NullMarked
package chat.parley.desktop.demo;

import org.jspecify.annotations.NullMarked;
