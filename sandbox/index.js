// @ts-check
'use strict';

const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { openAuthority } = require('./core/certificates');
const { createClock } = require('./core/clock');
const { createControl } = require('./core/control');
const { createFaults } = require('./core/faults');
const { createOutbound } = require('./core/outbound');
const { createProxy } = require('./core/proxy');
const { createPublicHosts } = require('./core/publicHosts');
const { createRequestLog } = require('./core/requestLog');
const { createRouter } = require('./core/router');
const { controlRoutes } = require('./core/routes');
const { createMediaHost } = require('./core/mediaHost');
const { createLinkedIn } = require('./networks/linkedin');
const { createMeta } = require('./networks/meta');
const { createX } = require('./networks/x');
const { pageRoutes } = require('./page');

/**
 * @typedef {{ controlPort?: number, proxyPort?: number, caDir?: string,
 *   publicHosts?: Record<string, string> }} SandboxOptions
 * @typedef {{ control: string, proxy: string, ca: string, stop(): Promise<void> }} Sandbox
 */

/**
 * Starts the stand-ins of all networks: a CONNECT proxy with TLS behind it, and a control port.
 * Ports are free ones unless given; the authority is kept in `caDir` (default: a new temporary folder).
 * Rejects when a port is taken.
 * @param {SandboxOptions} [options]
 * @returns {Promise<Sandbox>}
 */
async function startSandbox(options = {}) {
	const caDir = options.caDir ?? fs.mkdtempSync(path.join(os.tmpdir(), 'social-ops-ca-'));
	const authority = openAuthority(caDir);
	const clock = createClock();
	const faults = createFaults();
	const log = createRequestLog();
	const publicHosts = createPublicHosts(options.publicHosts ?? {});
	let proxyPort = 0;
	const isKnownHost = (/** @type {string} */ host) =>
		router.has(host) || publicHosts.originOf(host) !== undefined;
	const call = createOutbound({
		publicHosts,
		isKnownHost,
		proxyPort: () => proxyPort,
		caPem: authority.caPem,
	});
	const networks = [
		createMeta({ clock, call }),
		createLinkedIn({ clock, call }),
		createX({ clock, call }),
	];
	const router = createRouter({ networks: [...networks, createMediaHost()], faults, log });

	const proxy = createProxy({
		authority,
		isKnownHost,
		onRefused(host, reason) {
			const entry = log.open({ host, method: 'CONNECT', path: '' });
			Object.assign(entry, { refused: true, status: 502 });
			entry.notes.push(reason);
		},
		onRequest(host, req, res) {
			if (publicHosts.originOf(host) !== undefined) publicHosts.forward(host, req, res);
			else if (router.has(host)) void router.serve(host, req, res);
			else res.writeHead(421).end();
		},
		onUpgrade(host, req, socket, head) {
			if (publicHosts.originOf(host) === undefined) socket.destroy();
			else publicHosts.upgrade(host, req, socket, head);
		},
	});
	const control = createControl(
		controlRoutes({ networks, faults, log, clock, publicHosts, page: pageRoutes() }),
	);
	proxyPort = await proxy.listen(options.proxyPort ?? 0);
	const controlPort = await control.listen(options.controlPort ?? 0);
	return {
		control: `http://127.0.0.1:${controlPort}`,
		proxy: `http://127.0.0.1:${proxyPort}`,
		ca: authority.caPath,
		async stop() {
			for (const network of networks) network.stop();
			await Promise.all([proxy.close(), control.close()]);
		},
	};
}

module.exports = { startSandbox };
