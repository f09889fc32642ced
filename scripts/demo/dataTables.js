// @ts-check
'use strict';

/** @typedef {Pick<import('../host/rest.js').RestClient, 'call'>} Rest */

/**
 * The rows of a data table of the owner, addressed by the table's name.
 * @param {Rest} rest
 * @param {string} name
 * @throws {Error} when there is no such table
 */
async function openDataTable(rest, name) {
	const { id: project } = await rest.call('GET', '/projects/personal');
	const tables = `/projects/${project}/data-tables`;
	const filter = encodeURIComponent(JSON.stringify({ name }));
	const { data } = await rest.call('GET', `${tables}?filter=${filter}`);
	const table = data.find((/** @type {{ name: string }} */ one) => one.name === name);
	if (!table) throw new Error(`There is no data table '${name}'`);
	const address = `${tables}/${table.id}`;
	return {
		/** The first hundred. @returns {Promise<any[]>} */
		rows: async () => (await rest.call('GET', `${address}/rows?take=100`)).data,
		/** How many rows there are. @returns {Promise<number>} */
		count: async () => (await rest.call('GET', `${address}/rows?take=1`)).count,
		/** The row with a text in a column. @param {string} column @param {string} value @returns {Promise<any>} */
		async find(column, value) {
			const filters = [{ columnName: column, condition: 'eq', value }];
			const filter = encodeURIComponent(JSON.stringify({ type: 'and', filters }));
			return (await rest.call('GET', `${address}/rows?take=1&filter=${filter}`)).data[0];
		},
		/** Deletes the table with its rows. */
		remove: async () => await rest.call('DELETE', address),
		/** @param {Record<string, unknown>} row @returns {Promise<number>} id of the row */
		async add(row) {
			const body = { data: [row], returnType: 'id' };
			const [added] = await rest.call('POST', `${address}/insert`, body);
			return added.id ?? added;
		},
		/** @param {number} rowId @param {Record<string, unknown>} values */
		async change(rowId, values) {
			const filters = [{ columnName: 'id', condition: 'eq', value: rowId }];
			const body = { filter: { type: 'and', filters }, data: values };
			await rest.call('PATCH', `${address}/rows`, body);
		},
	};
}

module.exports = { openDataTable };
