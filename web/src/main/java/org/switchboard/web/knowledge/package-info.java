/**
 * The knowledge page: search and read, for everybody who is signed in.
 * The desk shows articles that fit a call; this page is for reading without a call, and for editors.
 */
package org.switchboard.web.knowledge;
