// @ts-check
'use strict';

const { invalidParameter } = require('./errors');
const { NEW_EXPANSIONS, OLD_EXPANSIONS, RENAMED } = require('./posts/fields');

/** @typedef {'old' | 'new'} Naming */

/**
 * In which names a call asks, and is answered. Without a sign of either, the ones seen live: the old.
 * Throws 400 for a mixture, and for names that the setting `fieldNames` has switched off.
 * @param {Record<string, any>} query @param {string} setting `both`, `old` or `new`
 * @returns {Naming}
 */
function namingOf(query, setting) {
	const expansions = query.expansions ?? [];
	const signs = {
		old: [
			'tweet.fields' in query,
			expansions.some((/** @type {string} */ name) => OLD_EXPANSIONS.includes(name)),
		],
		new: [
			'post.fields' in query,
			expansions.some((/** @type {string} */ name) => NEW_EXPANSIONS.includes(name)),
		],
	};
	const isOld = signs.old.includes(true);
	const isNew = signs.new.includes(true);
	const refused = isNew && (isOld || setting === 'old') ? 'post.fields' : 'tweet.fields';
	if ((isOld && isNew) || (isNew && setting === 'old') || (isOld && setting === 'new'))
		throw invalidParameter(
			refused,
			'',
			`The query parameter [${refused}] is not one of those of this endpoint`,
		);
	if (isNew) return 'new';
	return isOld || setting !== 'new' ? 'old' : 'new';
}

/** A name of the old style in the style of a call. @param {Naming} naming @param {keyof RENAMED} old */
const nameIn = (naming, old) => (naming === 'new' ? RENAMED[old] : old);

module.exports = { nameIn, namingOf };
