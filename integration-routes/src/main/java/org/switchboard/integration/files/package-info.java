/**
 * What the Kamelets {@code folder-source} and {@code sftp-source} need beside Camel's own components: files of any usual
 * form as a stream of records, in which one bad record does not cost the others.
 */
package org.switchboard.integration.files;
