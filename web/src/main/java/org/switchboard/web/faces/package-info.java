/** What our pages want of Faces besides its own ways: a page that goes on although the server no longer has its state. */
package org.switchboard.web.faces;
