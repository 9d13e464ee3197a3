/**
 * Stories through the API and the control port of the legacy systems, without a browser. The ground truth is read
 * there, never assumed; stories that inject a fault end it afterwards.
 */
package org.switchboard.acceptance.story;
