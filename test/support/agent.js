// @ts-check
'use strict';

const { connect, node } = require('./workflow.js');

/** @typedef {import('./world.js').World} World */
/** @typedef {import('../../scripts/demo/workflow.js').WorkflowNode} WorkflowNode */

const AGENT = '@n8n/n8n-nodes-langchain.agent';
const MODEL = '@n8n/n8n-nodes-langchain.lmChatOpenAi';

/** A credential for the scripted model. @param {World} world @param {{ url: string }} model */
async function modelCredential(world, { url }) {
	return await world.createCredential('openAiApi', { apiKey: 'sk-scripted', url });
}

/** @param {object} credentials as modelCredential gives them */
const modelNode = (credentials) =>
	node(
		'Model',
		MODEL,
		{
			model: { __rl: true, mode: 'id', value: 'scripted' },
			responsesApiEnabled: false,
			options: { maxRetries: 0 },
		},
		{ typeVersion: 1.3, credentials },
	);

/**
 * A workflow whose agent answers the items' `prompt` with the help of tools.
 * @param {object} credentials of the model
 * @param {WorkflowNode[]} tools
 * @param {{ version?: number, settings?: object }} [agent]
 * @returns {import('../../scripts/demo/workflow.js').WorkflowSource}
 */
function agentWorkflow(credentials, tools, { version = 3.1, settings = {} } = {}) {
	const agent = node(
		'Agent',
		AGENT,
		{ promptType: 'define', text: '={{ $json.prompt }}', options: {} },
		{ typeVersion: version, ...settings },
	);
	const model = modelNode(credentials);
	return {
		nodes: [agent, model, ...tools],
		connections: [
			connect(model.name, agent.name, { type: 'ai_languageModel' }),
			...tools.map(({ name }) => connect(name, agent.name, { type: 'ai_tool' })),
		],
	};
}

/**
 * A parameter that the model fills in.
 * @param {string} key
 * @param {string} description
 * @param {string} [type] string, number, boolean, json
 */
const fromAi = (key, description, type = 'string') =>
	`={{ $fromAI('${key}', ${JSON.stringify(description)}, '${type}') }}`;

module.exports = { agentWorkflow, fromAi, modelCredential, modelNode };
