/**
 * The knowledge page: search and read, for everybody who is signed in.
 * What fits a call stands on the desk; this is for the quiet hour and for editors.
 */
package org.switchboard.web.knowledge;
