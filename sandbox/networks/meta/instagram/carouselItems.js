// @ts-check
'use strict';

const { invalid } = require('../errors');
const { readParams } = require('../params');
const { isKnown, statusOf } = require('./containerState');
const { refusal } = require('./errors');
const { checkRatio } = require('./files');

const MOST_ITEMS = 10;

/** @param {unknown} given `1,2`, `["1","2"]` or a list */
function readIds(given) {
	const isList = Array.isArray(given) || String(given).trim().startsWith('[');
	const list = isList
		? readParams({ children: given }, { children: 'list' }).children
		: String(given ?? '').split(',');
	return list.map((/** @type {unknown} */ id) => String(id).trim()).filter(Boolean);
}

/** @param {import('../dispatch').Call} call @param {import('./store').Account} account @returns {string[]} */
function readChildren({ state, args }, account) {
	const ids = readIds(args.children);
	if (ids.length < 2 || ids.length > MOST_ITEMS) throw refusal('itemCount');
	if (new Set(ids).size < ids.length) throw invalid('Param children names an item twice');
	const items = ids.map((/** @type {string} */ id) => {
		const item = state.igContainers.get(id);
		if (!item || item.accountId !== account.id || !isKnown(state, item))
			throw refusal('noMedia', `Param children: ${id} is not a container of this account`);
		if (!item.kind.startsWith('child'))
			throw invalid(`Param children: ${id} was not created with is_carousel_item=true`);
		const status = statusOf(item, state.now());
		if (status === 'IN_PROGRESS') throw refusal('notReady', `Item ${id} is not finished`);
		if (status === 'ERROR') throw refusal('creationFailed', `Item ${id} has failed`);
		if (status !== 'FINISHED')
			throw refusal('noContainer', `Item ${id} is ${status.toLowerCase()}`);
		return item;
	});
	const [first] = items;
	if (!first.isVideo) checkRatio(first.file.width / first.file.height);
	return ids;
}

module.exports = { readChildren };
