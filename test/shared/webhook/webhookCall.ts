import type { IDataObject, INode, IWebhookFunctions } from 'n8n-workflow';

/** What a stranger or a network sends to a trigger's address. */
export interface Call {
	webhookName?: 'setup' | 'default';
	mode?: 'manual' | 'trigger';
	query?: object;
	headers?: Record<string, string | undefined>;
	rawBody?: Buffer;
	memory?: IDataObject;
	node?: Partial<INode>;
	parameters?: Record<string, unknown>;
	credentials?: IDataObject | Error;
}

export interface Sent {
	status?: number;
	type?: string;
	body?: unknown;
}

/** n8n's webhook context as far as a trigger uses it, and what the trigger did with it. */
export function webhookCall(call: Call) {
	const sent: Sent = {};
	const warnings: Array<{ message: string; facts: IDataObject }> = [];
	let onClose: (() => void) | undefined;
	const response = {
		statusCode: 200,
		once: (_event: 'close', listener: () => void) => (onClose = listener),
		status: (status: number) => Object.assign(response, { at: (sent.status = status) }),
		type: (type: string) => Object.assign(response, { as: (sent.type = type) }),
		send: (body: unknown) => Object.assign(response, { with: (sent.body = body) }),
	};
	const memory = call.memory ?? {};
	/** n8n answers after the trigger has returned. */
	const answered = (statusCode: number) => {
		response.statusCode = statusCode;
		onClose?.();
	};
	const context = {
		getWebhookName: () => call.webhookName ?? 'default',
		getMode: () => call.mode ?? 'trigger',
		getQueryData: () => call.query ?? {},
		getHeaderData: () => call.headers ?? {},
		getRequestObject: () => ({ rawBody: call.rawBody }),
		getResponseObject: () => response,
		getWorkflowStaticData: () => memory,
		getNode: () => ({
			id: nodeIdOf(memory),
			name: 'Trigger',
			webhookId: 'hook-id',
			...call.node,
		}),
		getWorkflow: () => ({ id: 'workflow-id', active: true }),
		getNodeParameter: (name: string, fallback: unknown) => call.parameters?.[name] ?? fallback,
		getCredentials: async () => {
			if (call.credentials instanceof Error) throw call.credentials;
			return call.credentials ?? {};
		},
		logger: {
			warn: (message: string, facts: IDataObject) => warnings.push({ message, facts }),
		},
		helpers: {
			returnJsonArray: (items: IDataObject[]) => items.map((json) => ({ json })),
		},
	};
	return { context: context as unknown as IWebhookFunctions, sent, warnings, memory, answered };
}

const nodeIds = new WeakMap<IDataObject, string>();
let nodeCount = 0;

/** Each memory is that of a node of its own. */
function nodeIdOf(memory: IDataObject): string {
	const id = nodeIds.get(memory) ?? `node-${++nodeCount}`;
	nodeIds.set(memory, id);
	return id;
}
