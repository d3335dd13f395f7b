/** What makes packages beyond what the scripts beside this module do. No part of the program. */
@NullMarked
package chat.parley.packaging;

import org.jspecify.annotations.NullMarked;
