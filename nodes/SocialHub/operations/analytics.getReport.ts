import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';
import { periodFields } from '../../shared/analytics/fields';
import { readPeriod } from '../../shared/analytics/readPeriod';
import { renderChart } from '../../shared/analytics/report/chart';
import { renderReport } from '../../shared/analytics/report/page';
import type { AccountReport } from '../../shared/analytics/report/readAccountReport';
import { readAccountReport } from '../../shared/analytics/report/readAccountReport';
import type { MissingAccount, ReportSummary } from '../../shared/analytics/report/summary';
import { distinctLabels, reportPageOf, summaryOf } from '../../shared/analytics/report/summary';
import type { Operation } from '../../shared/contract/operation';
import type { OperationOutput } from '../../shared/contract/output';
import { RAW_OPTION, withRaw } from '../../shared/raw/includeRaw';
import { sentence } from '../../shared/text/sentence';
import type { HubApi, HubContext } from '../hub';
import { CONNECTIONS, NETWORKS } from '../networks';
import { accountListFields } from '../accounts/accountsField';
import type { AccountOutcome } from '../accounts/eachAccount';
import { eachAccount, failedOutput, givenAccount } from '../accounts/eachAccount';

const DEFAULT_TITLE = 'Social media report';

const OPTIONS: INodeProperties[] = [
	RAW_OPTION,
	{
		displayName: 'Compare With Period Before',
		name: 'compare',
		type: 'boolean',
		default: true,
		description:
			'Whether to read the period of the same length before, too, and to tell the changes',
	},
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: DEFAULT_TITLE,
		description: 'Heading of the chart and the page',
	},
];

/** The numbers of many accounts, each as an item, and what can be said over all of them. */
export const getReport: Operation<HubApi> = {
	resource: 'analytics',
	operation: 'getReport',
	name: 'Get Report',
	action: 'Get report on several accounts',
	description:
		'Get the numbers of several networks and accounts for a period, with the change against the period before. The second output has the totals of what can be added up, and the report as a picture and a web page.',
	effect: 'read',
	repeatable: true,
	fields: [
		...accountListFields(CONNECTIONS),
		...periodFields('Whole days in the time zone in which each network counts, today left out'),
	],
	options: OPTIONS,
	hasReport: { itemsAre: 'Accounts' },
	run: reportOn,
};

type Outcome = AccountOutcome<AccountReport>;

async function reportOn(context: HubContext): Promise<OperationOutput[]> {
	const now = Date.now();
	const { compare = true } = context.param<IDataObject>('options', {});
	const outcomes = await eachAccount(context, async (own, { analytics }) => {
		const period = readPeriod(context, analytics.reportingZone, now);
		return await readAccountReport(own, analytics, { period, compare: compare === true });
	});
	const reports = labelled(outcomes.flatMap((one) => ('result' in one ? [one.result] : [])));
	return [
		...outcomes.map((one) =>
			'result' in one
				? withRaw(context, one.result.json, one.result.raw)
				: failedOutput(one.account, one.error),
		),
		...(reports.length > 0 ? [await summaryOutput(context, reports, outcomes)] : []),
	];
}

function labelled(reports: readonly AccountReport[]): AccountReport[] {
	const labels = distinctLabels(
		reports.map(({ reported: { label }, account: { id } }) => ({ label, id })),
	);
	return reports.map((report, index) => ({
		...report,
		reported: { ...report.reported, label: labels[index] },
	}));
}

async function summaryOutput(
	context: HubContext,
	reports: readonly AccountReport[],
	outcomes: readonly Outcome[],
): Promise<OperationOutput> {
	const { title } = context.param<IDataObject>('options', {});
	const accounts = reports.map(({ reported }) => reported);
	const summary = summaryOf({
		title: String(title ?? '').trim() || DEFAULT_TITLE,
		accounts,
		failed: outcomes.flatMap(missingIn),
		notes: reports.flatMap(({ reported: { label }, previousProblem: problem }) =>
			problem === undefined ? [] : [`${label} has no period before: ${problem}`],
		),
	});
	return {
		output: 'report',
		json: summary as unknown as IDataObject,
		binary: await filesOf(context.n8n, summary, accounts),
	};
}

function missingIn(outcome: Outcome): MissingAccount[] {
	if ('result' in outcome) return [];
	const { connection, accounts } = outcome.account;
	const given = givenAccount(accounts);
	const { message, description } = outcome.error as Error & { description?: string | null };
	return [
		{
			platform: connection.network.platform.id,
			connection: given ? `${connection.title}, ${given}` : connection.title,
			message: description ? `${sentence(message)} ${description}` : sentence(message),
		},
	];
}

const TITLES = Object.fromEntries(NETWORKS.map(({ platform: { id, title } }) => [id, title]));

async function filesOf(
	{ helpers }: IExecuteFunctions,
	summary: ReportSummary,
	accounts: ReadonlyArray<AccountReport['reported']>,
) {
	const page = reportPageOf(summary, accounts, TITLES);
	const name = `report-${summary.period.from}-to-${summary.period.to}`;
	const file = async (text: string, ending: string, type: string) =>
		await helpers.prepareBinaryData(Buffer.from(text, 'utf8'), `${name}.${ending}`, type);
	return {
		chart: await file(renderChart(page.chart), 'svg', 'image/svg+xml'),
		report: await file(renderReport(page), 'html', 'text/html'),
	};
}
