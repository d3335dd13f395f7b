package chat.parley.desktop.room.timeline;

import chat.parley.desktop.model.Account;
import chat.parley.desktop.text.EmojiImages;
import chat.parley.desktop.ui.Workplace;

/**
 * What all cells of a time line work with.
 *
 * @param place the window
 * @param account who is signed in
 * @param text words of rows
 * @param images pictures of emoji
 * @param state what is known of rows besides their messages
 * @param deeds what is done with rows
 */
record CellTools(Workplace place, Account account, RowText text, EmojiImages images, RowState state, RowDeeds deeds) {

    String word(String key, Object... args) {
        return place.texts().get(key, args);
    }
}
