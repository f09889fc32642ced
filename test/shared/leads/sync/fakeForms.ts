import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import type { RunContext } from '../../../../nodes/shared/contract/operation';
import { FACEBOOK } from '../../../../nodes/Facebook/platform';
import { toNodeError } from '../../../../nodes/shared/http/failure';
import type {
	FormList,
	LeadCapability,
	LeadPage,
	NetworkLead,
} from '../../../../nodes/shared/leads/capability';
import type { LeadForm } from '../../../../nodes/shared/leads/form';
import { openJournal } from '../../../../nodes/shared/run/journal';
import { fakeN8n, NODE } from '../../../support/fakeN8n';

export const PAGE_SIZE = 3;

export function leadAt(id: string, seconds: number, formId = 'f1'): NetworkLead {
	return {
		id,
		formId,
		createdAt: new Date(seconds * 1000).toISOString(),
		answers: { email: `${id}@example.com` },
		consents: [],
		source: {
			pageId: 'p1',
			pageName: null,
			adId: null,
			adName: null,
			adsetId: null,
			adsetName: null,
			campaignId: null,
			campaignName: null,
			surface: null,
			organic: null,
		},
		test: false,
		raw: {},
	};
}

export function formNamed(
	id: string,
	labels: Record<string, string> = { email: 'E-mail' },
): LeadForm {
	return {
		id,
		name: `Form ${id}`,
		status: 'active',
		locale: 'en_US',
		country: 'US',
		createdAt: null,
		account: { id: 'p1', name: 'Page' },
		leads: { total: null, organic: null, expired: null },
		questions: Object.entries(labels).map(([key, label]) => ({
			key,
			label,
			type: 'CUSTOM',
			options: [],
		})),
		consents: [],
	};
}

/** What a call asks for: leads of one form, or of one part. */
interface Wanted {
	form?: LeadForm;
	part?: string;
}

/** Forms whose leads are read in pages of three; `budget` calls are answered, then it refuses. */
export class FakeForms {
	leads: NetworkLead[] = [];
	forms = [formNamed('f1')];
	problems: FormList['problems'] = [];
	budget = Infinity;
	calls = 0;
	/** Puts out the leads in no order, as networks do not promise any. */
	isUnordered = false;
	/** IDs of forms, and parts. */
	forbidden = new Set<string>();
	parts = ['even', 'odd'];

	/** Leads of all forms come in one list, as networks with accounts give them. */
	get common(): LeadCapability<FakeForms> {
		return {
			...this.capability,
			listsOf: () => () => [{ accountId: 'account' }],
			readLeads: async (_context, _group, { window, cursor }) => this.page({}, window, cursor),
		};
	}

	/** Leads of all forms come in two lists, as networks with lead types give them. */
	get parted(): LeadCapability<FakeForms> {
		return {
			...this.capability,
			listsOf: () => () => this.parts.map((part) => ({ accountId: 'account', part })),
			readLeads: async (_context, { list }, { window, cursor }) =>
				this.page({ part: list?.part }, window, cursor),
		};
	}

	readonly capability: LeadCapability<FakeForms> = {
		platform: FACEBOOK,
		accountFields: [],
		getFields: [],
		retentionDays: 90,
		standardRoles: { email: 'email' },
		listForms: async () => ({ forms: this.forms, problems: this.problems }),
		readLeads: async (_context, { forms: [form] }, { window, cursor }) =>
			this.page({ form }, window, cursor),
		getLeads: async () => [],
	};

	private answer({ form, part }: Wanted) {
		this.calls += 1;
		const name = form?.id ?? part;
		if (name && this.forbidden.has(name)) throw refusal('permission-missing', part);
		if (this.budget <= 0) throw refusal('rate-limited');
		this.budget -= 1;
	}

	private list(
		{ form, part }: Wanted,
		{ from = -Infinity, to = Infinity }: { from?: number; to?: number },
	): NetworkLead[] {
		return this.leads
			.filter(({ formId }) => !form || formId === form.id)
			.filter(({ id }) => !part || partOf(id) === part)
			.filter((lead) => secondsOf(lead) >= from && secondsOf(lead) <= to)
			.sort((one, other) =>
				this.isUnordered
					? hash(one.id) - hash(other.id)
					: secondsOf(other) - secondsOf(one) || hash(one.id) - hash(other.id),
			);
	}

	private page(
		wanted: Wanted,
		window: { from?: number; to?: number },
		cursor = '0',
	): LeadPage {
		this.answer(wanted);
		const inWindow = this.list(wanted, window);
		const at = Number(cursor);
		const leads = inWindow.slice(at, at + PAGE_SIZE);
		const next = at + PAGE_SIZE < inWindow.length ? String(at + PAGE_SIZE) : undefined;
		return { leads, next };
	}
}

const secondsOf = (lead: NetworkLead): number => Date.parse(lead.createdAt ?? '') / 1000;
/** Leads with even and those with odd numbers. */
const partOf = (id: string): string => (Number(/\d+$/.exec(id)?.[0]) % 2 ? 'odd' : 'even');

const hash = (text: string): number =>
	[...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 997, 7);

const refusal = (kind: 'rate-limited' | 'permission-missing', part?: string) =>
	toNodeError(NODE, {
		kind,
		happened: part ? `'${part}' is refused: ${kind}` : kind,
		advice: 'Do something',
		effect: 'none',
		...(kind === 'rate-limited' ? { retryAt: '2026-12-01T00:00:00.000Z' } : {}),
	});

/** n8n's stored part of a workflow; `save` is what it does when an execution ends. */
export class FakeWorkflow {
	stored: IDataObject = {};
	private executions = 0;

	constructor(readonly id: string) {}

	/** A new execution, or another try of the last one with `context` shared. */
	execution(options: { mode?: 'trigger' | 'manual' | 'retry'; staticData?: IDataObject } = {}) {
		this.executions += 1;
		const executionId = `${this.id}-${this.executions}`;
		const staticData: IDataObject = JSON.parse(JSON.stringify(options.staticData ?? this.stored));
		const nodeContext: IDataObject = {};
		return {
			/** One try of the node. Another try gets a new `n8n`, as in n8n, and the same rest. */
			attempt: (params: Record<string, unknown> = {}) => {
				const { n8n } = fakeN8n({ mode: options.mode, nodeContext });
				const hints: string[] = [];
				Object.assign(n8n, {
					getExecutionId: () => executionId,
					getWorkflow: () => ({ id: this.id, name: 'Sync', active: true }),
					getWorkflowStaticData: () => staticData,
					addExecutionHints: (...added: Array<{ message: string }>) =>
						hints.push(...added.map(({ message }) => message)),
				});
				return { n8n, afterwards: [] as Array<() => void>, params, hints };
			},
			/** n8n saves what has changed when the execution ends, however it ends. */
			end: () => {
				if (options.mode !== 'manual') this.stored = JSON.parse(JSON.stringify(staticData));
			},
		};
	}
}

export interface Attempt {
	n8n: IExecuteFunctions;
	afterwards: Array<() => void>;
	params: Record<string, unknown>;
}

export function contextOf(
	{ n8n, afterwards, params }: Attempt,
	api: FakeForms,
	itemIndex = 0,
): RunContext<FakeForms> {
	return {
		n8n,
		api,
		itemIndex,
		journal: openJournal(n8n, 0)(itemIndex),
		afterRun: (work) => afterwards.push(work),
		param: <T>(name: string, fallback: T) => (name in params ? (params[name] as T) : fallback),
	};
}
