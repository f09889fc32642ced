// @ts-check
'use strict';

/**
 * Calls of a sandbox's control API. Bodies and answers are the sandbox's own.
 * @param {string} control address of the control API
 */
function connectSandbox(control) {
	/** @param {string} method @param {string} name @param {unknown} [body] @returns {Promise<any>} */
	async function call(method, name, body) {
		const send = async () =>
			await fetch(`${control}/__control/${name}`, {
				method,
				headers: { 'content-type': 'application/json' },
				body: body === undefined ? undefined : JSON.stringify(body),
			});
		// A kept connection may have ended while this process was busy: reading again is harmless.
		const response = method === 'GET' ? await send().catch(send) : await send();
		const text = await response.text();
		if (!response.ok) throw new Error(`sandbox: ${method} ${name} -> ${response.status} ${text}`);
		return text ? JSON.parse(text) : undefined;
	}

	return {
		control,
		call,
		seed: () => call('GET', 'seed'),
		state: () => call('GET', 'state'),
		/** The log of calls to the networks, from the entry after `since` on. */
		requests: (/** @type {string | number} */ since = 0) => call('GET', `requests?since=${since}`),
		reset: () => call('POST', 'reset', {}),
		/** Adds fault rules. */
		faults: (/** @type {object[]} */ rules) => call('POST', 'faults', rules),
		listFaults: () => call('GET', 'faults'),
		clearFaults: () => call('DELETE', 'faults'),
		settings: (/** @type {object} */ settings) => call('POST', 'settings', settings),
		/** Lets a visitor of a page comment, react, mention, post or write a message. */
		visitor: (/** @type {object} */ action) => call('POST', 'visitor', action),
		/**
		 * A visitor fills in a lead form; subscribers hear of it.
		 * @param {object} order `{ pageId, formId?, answers?, consents?, surface?, organic?, ad?, createdAt?, notReadableFor?, count? }`
		 * @returns {Promise<{ leadIds: string[] }>}
		 */
		submitLead: (order) => call('POST', 'visitor', { ...order, action: 'submit-lead' }),
		/**
		 * Leads in bulk, without webhooks.
		 * @param {object} order `{ pageId, count, formIds?, days? }`
		 * @returns {Promise<{ forms: Record<string, number> }>} how many on which form
		 */
		fillLeads: (order) => call('POST', 'visitor', { ...order, action: 'fill-leads' }),
		/** All leads that the sandbox holds. @param {{ pageId?: string, formId?: string, limit?: string }} [wanted] */
		leads: (wanted = {}) => call('GET', `leads?${new URLSearchParams(wanted)}`),
		/**
		 * Somebody on Instagram does something to an account; subscribers hear of it.
		 * @param {object} action `{ accountId, action, mediaId?, commentId?, message?, count?, inComment?, username?, from? }`
		 */
		instagramVisitor: (action) => call('POST', 'visitor', action),
		/**
		 * The dashboard of the app for Instagram Login: sets its callback, after the challenge.
		 * @param {{ callbackUrl: string | null, verifyToken?: string, fields?: string[] }} order null removes it
		 */
		dashboard: (order) => call('POST', 'dashboard', order),
		/** Sends a webhook delivery as given. */
		deliver: (/** @type {object} */ delivery) => call('POST', 'deliver', delivery),
		deliveries: () => call('GET', 'deliveries'),
	};
}

/** @typedef {ReturnType<typeof connectSandbox>} SandboxClient */

module.exports = { connectSandbox };
