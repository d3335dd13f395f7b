@NullMarked
package chat.parley.desktop.doctor;

import org.jspecify.annotations.NullMarked;
