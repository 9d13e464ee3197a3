/**
 * What the Kamelets {@code folder-source} and {@code sftp-source} need beside Camel's own components: files of any
 * usual form as a stream of records. A bad record fails alone.
 */
package org.switchboard.integration.files;
