/** Route files and mappings of sources: which versions exist and which one runs. */
package org.switchboard.source.file;
