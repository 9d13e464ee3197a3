/** The page on which an administrator creates users and changes what they may do. */
package org.switchboard.web.users;
