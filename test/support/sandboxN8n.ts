import fs from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import tls from 'node:tls';
import type { IBinaryData, IDataObject } from 'n8n-workflow';
import { startSandbox } from '../../sandbox';
import type { FakeAnswer, FakeOptions, SentRequest } from './fakeN8n';
import { fakeN8n } from './fakeN8n';

/** The strict sandbox of the networks in this process, and contexts whose calls reach it. */
export interface SandboxHost {
	seed: any; // eslint-disable-line @typescript-eslint/no-explicit-any -- tables of JavaScript files
	control(method: string, name: string, body?: object): Promise<unknown>;
	context(options: FakeOptions): ReturnType<typeof fakeN8n>;
	stop(): Promise<void>;
}

/** Starts it; `tokens` gives the access token by credential type, for calls that n8n would sign. */
export async function sandboxHost(tokens: () => Record<string, string>): Promise<SandboxHost> {
	const sandbox = await startSandbox();
	const agent = tunnelAgent(sandbox.proxy, fs.readFileSync(sandbox.ca));
	const control = async (method: string, name: string, body?: object): Promise<unknown> => {
		const answer = await fetch(`${sandbox.control}/__control/${name}`, {
			method,
			headers: { 'content-type': 'application/json' },
			...(body ? { body: JSON.stringify(body) } : {}),
		});
		const text = await answer.text();
		return text ? JSON.parse(text) : undefined;
	};
	return {
		seed: await control('GET', 'seed'),
		control,
		context: (options) =>
			fakeN8n({ ...options, answer: async (request) => await send(agent, request, tokens()) }),
		stop: async () => {
			agent.destroy();
			await sandbox.stop();
		},
	};
}

/** Connections through the proxy that are used again, as n8n does with its own. */
function tunnelAgent(proxy: string, ca: Buffer): https.Agent {
	const { hostname, port } = new URL(proxy);
	const agent = new https.Agent({ keepAlive: true });
	Object.assign(agent, {
		createConnection(
			{ host }: { host: string },
			done: (error: Error | null, socket?: tls.TLSSocket) => void,
		) {
			const tunnel = http.request({
				host: hostname,
				port,
				method: 'CONNECT',
				path: `${host}:443`,
				agent: false,
			});
			tunnel.on('connect', (_answer, socket) => {
				const secure = tls.connect({ socket, servername: host, ca }, () => done(null, secure));
				secure.on('error', done);
			});
			tunnel.on('error', done);
			tunnel.end();
		},
	});
	return agent;
}

async function send(
	agent: https.Agent,
	request: SentRequest,
	tokens: Record<string, string>,
): Promise<FakeAnswer> {
	const url = new URL(request.url);
	for (const [name, value] of Object.entries(request.qs ?? {})) {
		if (value !== undefined && value !== null) url.searchParams.set(name, String(value));
	}
	const token = request.credentialType && tokens[request.credentialType];
	const { bytes, type } = encode(request.body);
	const headers = {
		accept: 'application/json',
		...(type ? { 'content-type': type } : {}),
		...(token ? { authorization: `Bearer ${token}` } : {}),
		...(request.headers as Record<string, string>),
		...(bytes ? { 'content-length': bytes.length } : {}),
	};
	const answer = await exchange(url, { method: request.method ?? 'GET', headers, agent }, bytes);
	return { ...answer, body: request.json ? asJson(answer.body) : answer.body };
}

function encode(body: SentRequest['body']): { bytes?: Buffer; type?: string } {
	if (body === undefined) return {};
	if (Buffer.isBuffer(body)) return { bytes: body };
	if (body instanceof URLSearchParams) {
		return { bytes: Buffer.from(body.toString()), type: 'application/x-www-form-urlencoded' };
	}
	if (typeof body === 'string') return { bytes: Buffer.from(body) };
	return { bytes: Buffer.from(JSON.stringify(body)), type: 'application/json' };
}

async function exchange(url: URL, options: https.RequestOptions, bytes?: Buffer) {
	return await new Promise<{ status: number; headers: IDataObject; body: string }>(
		(resolve, reject) => {
			const sent = https.request(url, options, (answer) => {
				const parts: Buffer[] = [];
				answer.on('data', (part: Buffer) => parts.push(part));
				answer.on('error', reject);
				answer.on('end', () =>
					resolve({
						status: answer.statusCode ?? 0,
						headers: answer.headers as IDataObject,
						body: Buffer.concat(parts).toString('utf8'),
					}),
				);
			});
			sent.on('error', reject);
			sent.end(bytes);
		},
	);
}

function asJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		// As n8n does: what is no JSON stays text.
		return text;
	}
}

/** A file of an item, held in memory. */
export const binaryOf = (fileName: string, bytes: Buffer, mimeType: string): IBinaryData => ({
	data: bytes.toString('base64'),
	fileName,
	mimeType,
});
