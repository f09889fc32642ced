import type {
	IBinaryData,
	IDataObject,
	IExecuteFunctions,
	IHttpRequestOptions,
	INode,
} from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

export const NODE: INode = {
	id: '1',
	name: 'Facebook',
	type: 'test.facebook',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};

/** An answer of the network, or the error of a connection that broke. */
export type FakeAnswer = { status?: number; headers?: IDataObject; body?: unknown } | Error;

export interface SentRequest extends IHttpRequestOptions {
	/** The credential type that n8n signed it with, if any. */
	credentialType?: string;
}

export interface FakeOptions {
	/** Parameters of each input item; one item with none if absent. */
	items?: Array<Record<string, unknown>>;
	mode?: 'trigger' | 'retry' | 'manual';
	establishedAt?: number;
	runIndex?: number;
	continueOnFail?: boolean;
	/** Shared between tries to play Retry On Fail, left out to play a killed process. */
	nodeContext?: IDataObject;
	/** n8n's stored deduplication; shared to play several executions. */
	processed?: Set<string>;
	credentials?: Record<string, IDataObject>;
	refreshed?: IDataObject;
	binaries?: Record<string, IBinaryData>;
	signal?: AbortSignal;
	answer?(request: SentRequest): FakeAnswer | Promise<FakeAnswer>;
}

export interface FakeN8n {
	n8n: IExecuteFunctions;
	requests: SentRequest[];
	/** Credential types whose token n8n was asked to renew. */
	refreshes: string[];
}

/** An execution as strict as n8n's: unknown parameters, credentials and statuses throw. */
export function fakeN8n(options: FakeOptions = {}): FakeN8n {
	const requests: SentRequest[] = [];
	const refreshes: string[] = [];
	const items = options.items ?? [{}];
	const nodeContext = options.nodeContext ?? {};
	const n8n = {
		getNode: () => NODE,
		getInputData: () => items.map(() => ({ json: {} })),
		getNodeParameter: parameterReader(items),
		getContext: () => nodeContext,
		getMode: () => options.mode ?? 'trigger',
		getExecutionContext: () =>
			options.establishedAt === undefined ? undefined : { establishedAt: options.establishedAt },
		getWorkflowDataProxy: () => ({ $runIndex: options.runIndex ?? 0 }),
		getExecutionCancelSignal: () => options.signal,
		getTimezone: () => 'Europe/Berlin',
		continueOnFail: () => options.continueOnFail ?? false,
		getCredentials: async (type: string) => {
			const data = options.credentials?.[type];
			if (!data)
				throw new NodeOperationError(NODE, `Node does not have any credentials set for "${type}"`);
			return data;
		},
		helpers: {
			...httpHelpers(options, requests),
			...deduplication(options.processed ?? new Set()),
			...binaryHelpers(options),
			refreshOAuth2Token: async (type: string) => {
				refreshes.push(type);
				return options.refreshed ?? {};
			},
		},
	};
	return { n8n: n8n as unknown as IExecuteFunctions, requests, refreshes };
}

function parameterReader(items: Array<Record<string, unknown>>) {
	return (
		name: string,
		itemIndex: number,
		fallback?: unknown,
		settings?: { extractValue?: boolean },
	) => {
		const value = items[itemIndex]?.[name];
		if (value === undefined) {
			if (fallback !== undefined) return fallback;
			throw new Error(`Could not get parameter "${name}"`);
		}
		const isLocator = typeof value === 'object' && value !== null && '__rl' in value;
		return isLocator && settings?.extractValue
			? (value as unknown as { value: unknown }).value
			: value;
	};
}

function httpHelpers(options: FakeOptions, requests: SentRequest[]) {
	const send = async (request: SentRequest) => {
		requests.push(request);
		const answer = (await options.answer?.(request)) ?? new Error('no answer is scripted');
		if (answer instanceof Error) throw answer;
		const { status = 200, headers = {}, body } = answer;
		if (status >= 400 && !ignores(request, status)) throw axiosError(status, headers, body);
		return request.returnFullResponse ? { statusCode: status, headers, body } : body;
	};
	return {
		httpRequest: send,
		async httpRequestWithAuthentication(
			this: { getNode(): INode },
			credentialType: string,
			request: IHttpRequestOptions,
		) {
			const node = this.getNode();
			try {
				return await send({ ...request, credentialType });
			} catch (error) {
				throw asApiError(node, error as Error);
			}
		},
	};
}

/** As n8n wraps what a signed request throws: the answer's body and status go with the error. */
function asApiError(
	node: INode,
	error: Error & { response?: { status: number; data: IDataObject } },
) {
	const { response } = error;
	const wrapped = new NodeApiError(node, error as unknown as IDataObject as never, {
		httpCode: response ? String(response.status) : undefined,
	});
	if (response) wrapped.context.data = response.data;
	return wrapped;
}

function ignores(
	{ ignoreHttpStatusErrors: ignored }: IHttpRequestOptions,
	status: number,
): boolean {
	if (typeof ignored === 'object') return ignored.ignore && !ignored.except?.includes(status);
	return ignored === true;
}

function axiosError(status: number, headers: IDataObject, data: unknown) {
	const error = new Error(`Request failed with status code ${status}`);
	return Object.assign(error, { isAxiosError: true, response: { status, headers, data } });
}

/** A connection that broke, as axios reports it: the request, with its secrets, goes along. */
export function brokenConnection(code: string, request?: SentRequest): Error {
	return Object.assign(new Error(`connection failed: ${code}`), {
		code,
		isAxiosError: true,
		config: request,
	});
}

/** The rows of nodes beside the shared one, which several fakes of one test have in common. */
const nodeRows = new WeakMap<Set<string>, Set<unknown>>();

/** As n8n's, at once: a row that is emptied is gone. */
function deduplication(processed: Set<string>) {
	const ofNode = nodeRows.get(processed) ?? new Set<unknown>();
	nodeRows.set(processed, ofNode);
	const rowOf = (scope: string, { mode }: { mode: string }) => {
		if (mode !== 'entries') throw new Error('another mode is in use');
		return (scope === 'workflow' ? processed : ofNode) as Set<unknown>;
	};
	return {
		checkProcessedAndRecord: async (keys: unknown[], scope: string, settings: { mode: string }) => {
			const row = rowOf(scope, settings);
			const known = keys.filter((key) => row.has(key));
			keys.forEach((key) => row.add(key));
			return { new: keys.filter((key) => !known.includes(key)), processed: known };
		},
		removeProcessed: async (keys: unknown[], scope: string, settings: { mode: string }) =>
			keys.forEach((key) => rowOf(scope, settings).delete(key)),
		clearAllProcessedItems: async (scope: string, settings: { mode: string }) =>
			rowOf(scope, settings).clear(),
		getProcessedDataCount: async (scope: string, settings: { mode: string }) =>
			rowOf(scope, settings).size,
	};
}

function binaryHelpers({ binaries = {} }: FakeOptions) {
	return {
		assertBinaryData: (_itemIndex: number, field: string) => {
			const binary = binaries[field];
			if (binary) return binary;
			throw new NodeOperationError(
				NODE,
				`This operation expects the node's input data to contain a binary file '${field}', but none was found`,
			);
		},
		prepareBinaryData: async (bytes: Buffer, fileName: string, mimeType: string) => ({
			data: bytes.toString('base64'),
			fileName,
			mimeType,
		}),
	};
}
