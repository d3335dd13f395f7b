package chat.parley.desktop.notify;

import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.Clip;
import javax.sound.sampled.LineEvent;
import javax.sound.sampled.LineUnavailableException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A short sound of two notes, computed. Played by a thread of its own; silent where there is nothing to play it. Stateless. */
public final class Tone {

    private static final Logger LOG = LoggerFactory.getLogger(Tone.class);

    private static final int RATE = 44_100;
    private static final double NOTE_SECONDS = 0.11;
    private static final double[] NOTES = {659.25, 880};
    private static final double LOUDNESS = 0.22;
    private static final int BYTES = 2;

    private Tone() {}

    /**
     * Plays it; does not wait.
     *
     * @param silent called by another thread when there is nothing here that can play it
     */
    public static void play(Runnable silent) {
        Thread.ofPlatform().daemon().name("parley-sound").start(() -> {
            byte[] sound = samples();
            try {
                Clip clip = AudioSystem.getClip();
                clip.addLineListener(event -> {
                    if (event.getType().equals(LineEvent.Type.STOP)) {
                        clip.close();
                    }
                });
                clip.open(new AudioFormat(RATE, Byte.SIZE * BYTES, 1, true, false), sound, 0, sound.length);
                clip.start();
            } catch (LineUnavailableException | IllegalArgumentException e) {
                LOG.debug("No sound here", e);
                silent.run();
            }
        });
    }

    /** The notes one after the other, each fading out: 16 bits, little-endian. */
    static byte[] samples() {
        int note = (int) (RATE * NOTE_SECONDS);
        byte[] samples = new byte[NOTES.length * note * BYTES];
        for (int i = 0; i < NOTES.length * note; i++) {
            double at = i % note / (double) note;
            double swell = Math.min(1, at * 20) * (1 - at);
            double wave = Math.sin(2 * Math.PI * NOTES[i / note] * i / RATE);
            short value = (short) (wave * swell * LOUDNESS * Short.MAX_VALUE);
            samples[i * BYTES] = (byte) value;
            samples[i * BYTES + 1] = (byte) (value >> Byte.SIZE);
        }
        return samples;
    }
}
