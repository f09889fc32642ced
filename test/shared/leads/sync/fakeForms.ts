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

/** Forms whose leads are read in pages of three; `budget` calls are answered, then it refuses. */
export class FakeForms {
	leads: NetworkLead[] = [];
	forms = [formNamed('f1')];
	problems: FormList['problems'] = [];
	budget = Infinity;
	calls = 0;
	/** Puts out the leads in no order, as networks do not promise any. */
	isUnordered = false;
	forbidden = new Set<string>();

	/** Leads of all forms come in one list, as networks with accounts give them. */
	get common(): LeadCapability<FakeForms> {
		return {
			...this.capability,
			listOf: () => 'account',
			readLeads: async (_context, _forms, { window, cursor }) =>
				this.page(undefined, window, cursor),
		};
	}

	/** The common list is made of two that are read side by side, as networks with lead types give them. */
	get joined(): LeadCapability<FakeForms> {
		return {
			...this.capability,
			listOf: () => 'account',
			readLeads: async (_context, _forms, { window, cursor = '0' }) => this.both(window, cursor),
		};
	}

	readonly capability: LeadCapability<FakeForms> = {
		platform: FACEBOOK,
		accountFields: [],
		getFields: [],
		retentionDays: 90,
		standardRoles: { email: 'email' },
		listForms: async () => ({ forms: this.forms, problems: this.problems }),
		readLeads: async (_context, [form], { window, cursor }) => this.page(form, window, cursor),
		getLeads: async () => [],
	};

	private both(window: { from?: number; to?: number }, cursor: string): LeadPage {
		const lists = [0, 1].map((part) => this.list(undefined, window).filter(isIn(part)));
		this.answer(undefined);
		const at = Number(cursor);
		const pages = lists.map((list) => list.slice(at, at + PAGE_SIZE));
		const open = lists.flatMap((list, part) =>
			list.length > at + PAGE_SIZE ? [secondsOf(pages[part][PAGE_SIZE - 1])] : [],
		);
		return {
			leads: pages.flat().sort((one, other) => secondsOf(other) - secondsOf(one)),
			next: open.length ? String(at + PAGE_SIZE) : undefined,
			readTo: this.isUnordered ? null : Math.max(window.from ?? 0, ...open),
		};
	}

	private answer(form: LeadForm | undefined) {
		this.calls += 1;
		if (form && this.forbidden.has(form.id)) throw refusal('permission-missing');
		if (this.budget <= 0) throw refusal('rate-limited');
		this.budget -= 1;
	}

	private list(
		form: LeadForm | undefined,
		{ from = -Infinity, to = Infinity }: { from?: number; to?: number },
	): NetworkLead[] {
		return this.leads
			.filter(({ formId }) => !form || formId === form.id)
			.filter((lead) => secondsOf(lead) >= from && secondsOf(lead) <= to)
			.sort((one, other) =>
				this.isUnordered
					? hash(one.id) - hash(other.id)
					: secondsOf(other) - secondsOf(one) || hash(one.id) - hash(other.id),
			);
	}

	private page(
		form: LeadForm | undefined,
		window: { from?: number; to?: number },
		cursor = '0',
	): LeadPage {
		this.answer(form);
		const inWindow = this.list(form, window);
		const at = Number(cursor);
		const leads = inWindow.slice(at, at + PAGE_SIZE);
		const next = at + PAGE_SIZE < inWindow.length ? String(at + PAGE_SIZE) : undefined;
		return { leads, next };
	}
}

const secondsOf = (lead: NetworkLead): number => Date.parse(lead.createdAt ?? '') / 1000;
/** Leads with even and those with odd numbers. */
const isIn = (part: number) => (lead: NetworkLead) =>
	Number(/\d+$/.exec(lead.id)?.[0]) % 2 === part;

const hash = (text: string): number =>
	[...text].reduce((sum, sign) => (sum * 31 + sign.charCodeAt(0)) % 997, 7);

const refusal = (kind: 'rate-limited' | 'permission-missing') =>
	toNodeError(NODE, {
		kind,
		happened: kind,
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
