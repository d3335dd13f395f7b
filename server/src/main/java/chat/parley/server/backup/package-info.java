/**
 * Copies of a data directory: {@link chat.parley.server.backup.BackupWriter} makes one while the server runs,
 * {@link chat.parley.server.backup.BackupReader} puts one back and checks it against its
 * {@link chat.parley.server.backup.Manifest}.
 */
@NullMarked
package chat.parley.server.backup;

import org.jspecify.annotations.NullMarked;
