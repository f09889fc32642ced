import type { IDataObject, IHttpRequestOptions, INode, IWebhookFunctions } from 'n8n-workflow';

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
	/** The public address of the trigger, in production or while testing. */
	address?: string;
	/** The caller has closed the connection before it was answered. */
	isGivenUp?: boolean;
	/** What the trigger calls itself, such as other triggers. */
	http?(request: IHttpRequestOptions): Promise<unknown>;
}

export interface Sent {
	status?: number;
	type?: string;
	body?: unknown;
	headers?: Record<string, string>;
}

/** n8n's webhook context as far as a trigger uses it, and what the trigger did with it. */
export function webhookCall(call: Call) {
	const sent: Sent = {};
	const warnings: Array<{ message: string; facts: IDataObject }> = [];
	let onClose: (() => void) | undefined;
	const response = {
		statusCode: 200,
		destroyed: call.isGivenUp ?? false,
		once: (_event: 'close', listener: () => void) => (onClose = listener),
		status: (status: number) => {
			sent.status = status;
			return Object.assign(response, { statusCode: status });
		},
		type: (type: string) => Object.assign(response, { as: (sent.type = type) }),
		setHeader: (name: string, value: string) => (sent.headers = { ...sent.headers, [name]: value }),
		send: (body: unknown) => Object.assign(response, { with: (sent.body = body) }),
	};
	const memory = call.memory ?? {};
	/** n8n answers after the trigger has returned. */
	const answered = (statusCode: number) => {
		response.status(statusCode);
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
		getNodeWebhookUrl: () => call.address ?? 'https://n8n.example.com/webhook/hook-id/webhook',
		getWebhookResourceUrl: () =>
			call.address ?? 'https://n8n.example.com/webhook-test/hook-id/webhook',
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
			httpRequest: async (request: IHttpRequestOptions) => {
				if (!call.http) throw new Error('this trigger has nobody to call');
				return await call.http(request);
			},
			returnJsonArray: (items: IDataObject[]) => items.map((json) => ({ json })),
		},
	};
	const node = context.getNode();
	return {
		context: context as unknown as IWebhookFunctions,
		sent,
		warnings,
		memory,
		answered,
		node,
	};
}

const nodeIds = new WeakMap<IDataObject, string>();
let nodeCount = 0;

/** Each memory is that of a node of its own. */
function nodeIdOf(memory: IDataObject): string {
	const id = nodeIds.get(memory) ?? `node-${++nodeCount}`;
	nodeIds.set(memory, id);
	return id;
}
