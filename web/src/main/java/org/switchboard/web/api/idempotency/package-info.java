/**
 * The header Idempotency-Key on whatever creates something.
 * The first answer under a key is kept and given again.
 */
package org.switchboard.web.api.idempotency;
