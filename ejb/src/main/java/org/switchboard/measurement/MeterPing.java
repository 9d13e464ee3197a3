package org.switchboard.measurement;

/** Port: asks a meter, now, whether it has supply. Bounded in time by the adapter. */
public interface MeterPing {

    /**
     * @param meterKey as the system names the meter that knows of it
     * @throws MeterNotAsked when nobody can ask this meter, or what asks meters did not answer
     */
    MeterAnswer ping(String meterKey);

    /** The meter could not be asked; the message says why, for the log. */
    class MeterNotAsked extends RuntimeException {

        public MeterNotAsked(String message, Throwable cause) {
            super(message, cause);
        }
    }
}
