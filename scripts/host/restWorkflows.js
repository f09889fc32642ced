// @ts-check
'use strict';

const { setTimeout: delay } = require('node:timers/promises');

/** @typedef {import('./rest.js').Call} Call */

const PUBLICATION_DEADLINE_MS = 60_000;

/** @param {Call} call */
function workflowCalls(call) {
	/**
	 * n8n publishes in the background, the lifecycle methods of triggers included.
	 * @param {string} id
	 * @param {'published' | 'not_published'} wanted
	 */
	async function untilPublication(id, wanted) {
		const deadline = Date.now() + PUBLICATION_DEADLINE_MS;
		for (;;) {
			const publication = await call('GET', `/workflows/${id}/publication-status`);
			if (publication.status === wanted) return;
			if (['failed', 'partial'].includes(publication.status) || Date.now() > deadline) {
				throw new Error(`Workflow ${id} is not ${wanted}: ${JSON.stringify(publication)}`);
			}
			await delay(50);
		}
	}

	return {
		/** @param {object} workflow @returns {Promise<{ id: string, versionId: string }>} */
		async createWorkflow(workflow) {
			return await call('POST', '/workflows', { settings: {}, ...workflow });
		},
		getWorkflow: (/** @type {string} */ id) => call('GET', `/workflows/${id}`),
		/**
		 * Publishes the newest version and waits until production webhooks and triggers work.
		 * @param {string} id
		 * @throws {Error} with n8n's status per trigger node, when a trigger refuses to start
		 */
		async activate(id) {
			const { versionId } = await call('GET', `/workflows/${id}`);
			const version = { versionId, name: '', description: '' };
			await call('POST', `/workflows/${id}/activate`, version);
			await untilPublication(id, 'published');
		},
		/** Takes a workflow out of production and waits until its triggers have let go. */
		async deactivate(/** @type {string} */ id) {
			await call('POST', `/workflows/${id}/deactivate`, {});
			await untilPublication(id, 'not_published');
		},
		/**
		 * Runs a stored workflow as the editor's button does. Pinned data of the trigger is used.
		 * @param {{ id: string, trigger: string }} options trigger: name of the node to start from
		 * @returns {Promise<string>} id of the execution, which runs on
		 */
		async runManually({ id, trigger }) {
			const body = { triggerToStartFrom: { name: trigger } };
			return (await call('POST', `/workflows/${id}/run`, body)).executionId;
		},
	};
}

module.exports = { workflowCalls };
