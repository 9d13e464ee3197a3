/**
 * What the Kamelet {@code folder-source} needs beside Camel's own file component: files of any usual form as a stream
 * of records.
 */
package org.switchboard.integration.folder;
