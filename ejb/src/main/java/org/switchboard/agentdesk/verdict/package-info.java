/** The verdict on a usage point: findings along the supply path, ranked by rules, with evidence, confidence and wording. */
package org.switchboard.agentdesk.verdict;
