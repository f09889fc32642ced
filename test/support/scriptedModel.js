// @ts-check
'use strict';

const { answerJson, jsonOf, serverAt } = require('./server.js');

/**
 * What the model says: calls of tools, or a text that ends its turn. A function is given what it has
 * been told so far.
 * @typedef {{ text: string } | { calls: Array<{ tool: string, args: object }> } | { status: number }} Reply
 * @typedef {Reply | ((messages: any[]) => Reply)} ScriptLine
 */

/**
 * An endpoint as OpenAI's Chat Completions, on this machine, whose model says what the script says.
 * @see https://platform.openai.com/docs/api-reference/chat/create
 */
async function startScriptedModel() {
	/** @type {ScriptLine[]} */
	let script = [];
	/** @type {any[]} */
	const requests = [];
	/** What expectations in the script have found. @type {unknown[]} */
	const problems = [];
	const server = await serverAt(async (request, response) => {
		const body = await jsonOf(request);
		requests.push(body);
		const line = script.shift();
		const reply = typeof line === 'function' ? said(line, body.messages) : line;
		// An agent that asks once more than expected must not go unnoticed.
		if (!reply)
			return answerJson(response, 400, { error: { message: 'The script is at its end' } });
		if ('status' in reply)
			return answerJson(response, reply.status, { error: { message: 'The model is down' } });
		return answerJson(response, 200, completion(body.model, reply));
	});
	/** @param {(messages: any[]) => Reply} line @param {any[]} messages @returns {Reply | undefined} */
	function said(line, messages) {
		try {
			return line(messages);
		} catch (problem) {
			problems.push(problem);
			return undefined;
		}
	}

	return {
		/** Base address for a credential of the type `openAiApi`. */
		url: `${server.origin}/v1`,
		/** All that the model was asked, oldest first. */
		requests,
		/** What it says from now on, and forgets what it was asked. @param {ScriptLine[]} lines */
		say(...lines) {
			script = lines;
			requests.length = 0;
			problems.length = 0;
		},
		/** Throws when something in the script was not as expected, or was never asked for. */
		check() {
			if (problems.length) throw problems[0];
			if (script.length) throw new Error(`${script.length} lines of the script were not said`);
		},
		stop: server.stop,
	};
}

/** @typedef {Awaited<ReturnType<typeof startScriptedModel>>} ScriptedModel */

let callCount = 0;

/** @param {string} model @param {{ text: string } | { calls: Array<{ tool: string, args: object }> }} reply */
function completion(model, reply) {
	const calls = 'calls' in reply ? reply.calls : [];
	const message = {
		role: 'assistant',
		content: 'text' in reply ? reply.text : null,
		...(calls.length ? { tool_calls: calls.map(toToolCall) } : {}),
	};
	return {
		id: 'chatcmpl-1',
		object: 'chat.completion',
		created: 0,
		model,
		choices: [{ index: 0, message, finish_reason: calls.length ? 'tool_calls' : 'stop' }],
		usage: { prompt_tokens: 1, completion_tokens: 1, total_tokens: 2 },
	};
}

/** @param {{ tool: string, args: object }} call */
const toToolCall = ({ tool, args }) => ({
	id: `call_${(callCount += 1)}`,
	type: 'function',
	function: { name: tool, arguments: JSON.stringify(args) },
});

/** A call of a tool, by the name of its node. @param {string} node @param {object} args @returns {Reply} */
const callOf = (node, args) => ({
	calls: [{ tool: node.replace(/[^a-zA-Z0-9_-]+/g, '_'), args }],
});

/** What the last tool has given back, as the model reads it. @param {any[]} messages */
function lastResult(messages) {
	const { content } = messages.findLast(({ role }) => role === 'tool');
	return typeof content === 'string'
		? content
		: content.map((/** @type {any} */ { text }) => text).join('');
}

module.exports = { startScriptedModel, callOf, lastResult };
