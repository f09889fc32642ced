// @ts-check
'use strict';

const net = require('node:net');
const { Advice } = require('./advice.js');

/**
 * A port on 127.0.0.1 that nobody listens on.
 * @returns {Promise<number>}
 */
async function freePort() {
	return await listenOnce(0);
}

/**
 * Makes sure that a wanted port can be used.
 * @param {number} port
 * @param {{ name: string, variable: string }} purpose what needs the port, and the environment
 * variable that chooses another
 * @throws {Advice} when somebody else listens on it
 */
async function requirePort(port, { name, variable }) {
	try {
		return await listenOnce(port);
	} catch (error) {
		const { code } = /** @type {NodeJS.ErrnoException} */ (error);
		throw new Advice(
			code === 'EACCES'
				? `Port ${port}, wanted for ${name}, is reserved for the administrator.`
				: `Port ${port}, wanted for ${name}, is in use by another program.`,
			`End that program, or choose another port: ${variable}=${port + 1000} npm start`,
		);
	}
}

/** @param {number} port @returns {Promise<number>} */
function listenOnce(port) {
	return new Promise((resolve, reject) => {
		const server = net.createServer();
		server.once('error', reject);
		server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
			const address = /** @type {net.AddressInfo} */ (server.address());
			server.close(() => resolve(address.port));
		});
	});
}

module.exports = { freePort, requirePort };
