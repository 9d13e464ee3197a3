/** What a caller typed to sign in, the check of it by Jakarta Security, and the answer when it is refused. */
package org.switchboard.web.signin;
