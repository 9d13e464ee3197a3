/** The forms of record files: lines, CSV, fixed widths, JSON and XML, in any character set, read record by record. */
package org.switchboard.integration.files.form;
