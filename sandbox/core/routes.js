// @ts-check
'use strict';

/**
 * The control API. Answers that concern networks are keyed by network name.
 * @param {{ networks: any[], faults: ReturnType<typeof import('./faults').createFaults>,
 *   log: ReturnType<typeof import('./requestLog').createRequestLog>, clock: import('./clock').Clock,
 *   publicHosts: import('./publicHosts').PublicHosts, page: Record<string, import('./control').ControlHandler> }} world
 * @returns {Record<string, import('./control').ControlHandler>}
 */
function controlRoutes(world) {
	const { networks, faults, log, clock } = world;
	const byName = (/** @type {string | undefined} */ name) => {
		const network = networks.find((candidate) => candidate.name === (name ?? networks[0].name));
		if (!network) throw new Error(`no network ${name}`);
		return network;
	};
	const each = (/** @type {(network: any) => unknown} */ read) =>
		Object.fromEntries(networks.map((network) => [network.name, read(network)]));
	const reset = () => {
		faults.clear();
		log.clear();
		clock.reset();
		for (const network of networks) network.reset();
		return { json: { success: true } };
	};
	const onNetwork =
		(/** @type {string} */ method) =>
		async (/** @type {import('./control').ControlRequest} */ { body }) => ({
			json: await byName(body.network)[method](body),
		});
	return {
		'GET /__control/seed': () => ({ json: each((network) => network.seed()) }),
		'GET /__control/state': () => ({ json: each((network) => network.state()) }),
		'GET /__control/requests': ({ query }) => ({
			json: log.since(Number(query.get('since') ?? 0)),
		}),
		'GET /__control/leads': ({ query }) => {
			const { limit, ...wanted } = Object.fromEntries(query);
			return {
				json: each((network) =>
					network.leads({ ...wanted, limit: limit === undefined ? undefined : Number(limit) }),
				),
			};
		},
		'GET /__control/deliveries': () => ({ json: each((network) => network.deliveries()) }),
		'GET /__control/settings': () => ({ json: each((network) => network.settings()) }),
		'GET /__control/faults': () => ({ json: faults.list() }),
		'POST /__control/faults': ({ body }) => {
			const added = faults.add(Array.isArray(body) ? body : (body.rules ?? [body]));
			return 'problem' in added
				? { status: 400, json: { error: added.problem } }
				: { json: added.rules };
		},
		'DELETE /__control/faults': ({ query }) => {
			const id = query.get('id');
			faults.clear(id === null ? undefined : Number(id));
			return { json: faults.list() };
		},
		'POST /__control/reset': reset,
		'POST /__control/settings': ({ body }) => {
			const { network, advanceClockMs, publicHosts, ...patch } = body;
			if (advanceClockMs) clock.advance(Number(advanceClockMs));
			for (const [host, origin] of Object.entries(publicHosts ?? {})) {
				world.publicHosts.set(host, String(origin));
			}
			return { json: byName(network).changeSettings(patch) };
		},
		'POST /__control/visitor': onNetwork('visitor'),
		'POST /__control/deliver': onNetwork('deliver'),
		'POST /__control/dashboard': onNetwork('dashboard'),
		'GET /media': ({ query }) =>
			byName(query.get('network') ?? undefined).media(String(query.get('path'))),
		...world.page,
	};
}

module.exports = { controlRoutes };
