// @ts-check
'use strict';

const { badParam } = require('../errors');

/**
 * One page of a finder, with the links that LinkedIn gives. `total` may be missing by a setting.
 * @template T
 * @param {import('../rest').Call} call
 * @param {T[]} all
 * @param {{ largest?: number, usual?: number }} [limits]
 */
function pageOf(call, all, { largest = 100, usual = 10 } = {}) {
	const { start = 0, count = usual } = call.args;
	if (start < 0) throw badParam('start', 'must not be negative');
	if (count < 0 || count > largest) throw badParam('count', `must be at most ${largest}`);
	const isMore = start + count < all.length;
	const href = `/rest/${call.path}?${call.search
		.split('&')
		.filter((part) => part && !/^(start|count)=/.test(part))
		.concat(`start=${start + count}`, `count=${count}`)
		.join('&')}`;
	return {
		paging: {
			start,
			count,
			...(call.state.settings.pagingTotal ? { total: all.length } : {}),
			links: isMore ? [{ rel: 'next', href, type: 'application/json' }] : [],
		},
		elements: all.slice(start, start + count),
	};
}

module.exports = { pageOf };
