// @ts-check
'use strict';

const { invalid } = require('../errors');
const { noSuchField, pick } = require('../fields');

/**
 * The subfields of a value: `true` for a plain one, a tree for one with subfields of its own.
 * @typedef {{ [name: string]: true | Tree }} Tree
 */

/** @param {import('../fields').Field} field @param {Tree} tree @param {string} typeName */
function checkFields(field, tree, typeName) {
	for (const wanted of field.fields ?? []) {
		const inner = Object.hasOwn(tree, wanted.name) ? tree[wanted.name] : undefined;
		if (!inner) throw noSuchField(wanted.name, typeName);
		if (inner !== true) checkFields(wanted, inner, wanted.name);
		else if (wanted.fields) throw invalid(`Subfields are not supported by ${wanted.name}`);
	}
}

/**
 * A value reduced to the wanted subfields. Throws for subfields that do not exist, also where there
 * is no value.
 * @param {unknown} value @param {import('../fields').Field} field @param {{ tree: Tree, typeName: string }} shape
 */
function pickKnown(value, field, { tree, typeName }) {
	checkFields(field, tree, typeName);
	return pick(value, field);
}

/** Names of plain subfields. @param {string} names @returns {Tree} */
const plain = (names) => Object.fromEntries(names.split(' ').map((name) => [name, true]));

module.exports = { pickKnown, plain };
