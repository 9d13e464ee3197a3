/**
 * The call centre's contact log: each night it writes a file of fixed-width lines in GB18030 into a folder that is
 * reached by SFTP.
 */
package org.legacy.systems.contacts;
